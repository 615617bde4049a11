namespace MusicRnn.Music;

/// <summary>
/// The pitches that belong to a key, in all octaves: the seven notes of its signature, and in minor also the raised sixth and
/// seventh degree, which the melodic and the harmonic scale have.
/// </summary>
internal static class Scale
{
    private const int PitchCount = 128;
    private const int PitchClasses = 12;
    private const int MostSharps = 7;
    private const int RaisedSixth = 9;
    private const int RaisedSeventh = 11;

    private static readonly int[] MajorDegrees = [0, 2, 4, 5, 7, 9, 11];
    private static readonly UInt128[] OfSignature = [.. Signatures.Select(fifths => Octaves(MajorScale(fifths)))];
    private static readonly UInt128[] OfMinor = [.. Signatures.Select(fifths => Octaves([.. MajorScale(fifths), .. RaisedDegrees(fifths)]))];

    private static IEnumerable<int> Signatures => Enumerable.Range(-MostSharps, (2 * MostSharps) + 1);

    /// <summary>The MIDI pitches of a key: bit p is set if pitch p belongs to it.</summary>
    public static UInt128 PitchesOf(Key key) => (key.Mode == Mode.Minor ? OfMinor : OfSignature)[key.Fifths + MostSharps];

    /// <summary>Whether a MIDI pitch belongs to a key.</summary>
    public static bool Has(Key key, int pitch) => ((PitchesOf(key) >> pitch) & 1) == 1;

    private static int[] MajorScale(int fifths)
    {
        var tonic = new Key(fifths, Mode.Major).Tonic;
        return [.. MajorDegrees.Select(degree => (tonic + degree) % PitchClasses)];
    }

    private static int[] RaisedDegrees(int fifths)
    {
        var tonic = new Key(fifths, Mode.Minor).Tonic;
        return [(tonic + RaisedSixth) % PitchClasses, (tonic + RaisedSeventh) % PitchClasses];
    }

    private static UInt128 Octaves(int[] pitchClasses) => Enumerable.Range(0, PitchCount)
        .Where(pitch => pitchClasses.Contains(pitch % PitchClasses))
        .Aggregate(UInt128.Zero, (pitches, pitch) => pitches | (UInt128.One << pitch));
}
