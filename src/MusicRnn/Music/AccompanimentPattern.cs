namespace MusicRnn.Music;

/// <summary>The strokes of an accompanied bar by its meter: where the bass sounds and where the chord.</summary>
internal static class AccompanimentPattern
{
    /// <summary>One stroke.</summary>
    /// <param name="Step">Where it falls, in steps from the start of the bar.</param>
    /// <param name="IsBass">Whether it is the bass; else it is the chord.</param>
    public readonly record struct Stroke(int Step, bool IsBass);

    private const int Threes = 3;
    private const int EighthUnit = 8;

    /// <summary>
    /// The strokes of a full bar and the number of equal steps it is divided into. Duple meters go bass, chord in each
    /// half; 3/4 bass, chord, chord; compound meters bass on each beat and chord on its last third; five, seven and the
    /// like begin with a group of three and go on in twos.
    /// </summary>
    public static (int Steps, List<Stroke> Strokes) Of(Meter meter)
    {
        var strokes = new List<Stroke>();
        if (meter.Beats > Threes && meter.Beats % Threes == 0)
        {
            for (var beat = 0; beat < meter.Beats; beat += Threes)
            {
                AddCompoundBeat(strokes, beat, swings: meter.BeatUnit >= EighthUnit);
            }

            return (meter.Beats, strokes);
        }

        // Two beats are so long that each holds a bass and a chord.
        var steps = meter.Beats <= 2 ? meter.Beats * 2 : meter.Beats;
        for (var step = 0; step < steps;)
        {
            var group = step == 0 && steps % 2 == 1 ? Threes : 2;
            strokes.Add(new Stroke(step, IsBass: true));
            for (var chord = 1; chord < group; chord++)
            {
                strokes.Add(new Stroke(step + chord, IsBass: false));
            }

            step += group;
        }

        return (steps, strokes);
    }

    private static void AddCompoundBeat(List<Stroke> strokes, int beat, bool swings)
    {
        strokes.Add(new Stroke(beat, IsBass: true));
        if (!swings)
        {
            strokes.Add(new Stroke(beat + 1, IsBass: false));
        }

        strokes.Add(new Stroke(beat + 2, IsBass: false));
    }
}
