namespace MusicRnn.Notation.Abc;

/// <summary>What a letter sounds like by the key signature and the accidentals so far in the bar.</summary>
internal sealed class AbcAccidentals
{
    private const int MiddleC = 60;
    private const int Octave = 12;

    private static readonly int[] Semitones = [0, 2, 4, 5, 7, 9, 11];

    private readonly Dictionary<int, int> inBar = [];

    public AbcKey Key { get; set; } = AbcKey.None;

    public AbcPropagation Propagation { get; set; }

    public void BeginBar() => inBar.Clear();

    /// <summary>The alteration of a note in semitones; an accidental of its own is remembered for the rest of the bar.</summary>
    public int AlterationOf(int degree, int? accidental)
    {
        var step = StepOf(degree);
        var place = Propagation == AbcPropagation.Octave ? degree : step;
        if (accidental is not { } written)
        {
            return inBar.TryGetValue(place, out var earlier) ? earlier : Key.Signature[step];
        }

        if (Propagation != AbcPropagation.Not)
        {
            inBar[place] = written;
        }

        return written;
    }

    /// <summary>The MIDI note number, which may lie outside 0 to 127.</summary>
    public static int PitchOf(int degree, int alteration)
    {
        var step = StepOf(degree);
        return MiddleC + ((degree - step) / AbcKey.Letters * Octave) + Semitones[step] + alteration;
    }

    private static int StepOf(int degree) => ((degree % AbcKey.Letters) + AbcKey.Letters) % AbcKey.Letters;
}
