namespace MusicRnn.Music;

/// <summary>
/// From one note of a melodic line to the next, as one number: the interval, and the time between the onsets on a grid that
/// evens out what rounding there was. The same melody has the same steps in any key, at any resolution.
/// </summary>
internal static class MelodicStep
{
    /// <summary>The largest number of a step.</summary>
    public const int Largest = (MostTime << BitsOfInterval) + (2 * PitchCount) - 1;

    // MusPy's resolution: both sixteenths and triplets of them stand on it.
    private const int TimesPerQuarter = 24;
    private const int MostTime = 1 << 20;
    private const int BitsOfInterval = 8;
    private const int PitchCount = 128;

    /// <summary>The steps along a line, one fewer than notes.</summary>
    public static int[] Along(List<Note> line, int ticksPerQuarter)
    {
        var steps = new int[line.Count - 1];
        for (var place = 0; place < steps.Length; place++)
        {
            var (from, to) = (line[place], line[place + 1]);
            steps[place] = Of(to.Pitch - from.Pitch, to.Start - from.Start, ticksPerQuarter);
        }

        return steps;
    }

    /// <summary>The step of an interval in semitones, up if positive, after a time told in units of which a quarter note has some.</summary>
    public static int Of(int interval, int time, int unitsPerQuarter)
    {
        var onGrid = (int)Math.Min(MostTime, Math.Round((double)time * TimesPerQuarter / unitsPerQuarter));
        return (onGrid << BitsOfInterval) + interval + PitchCount;
    }
}
