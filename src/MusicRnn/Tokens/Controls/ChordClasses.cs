using MusicRnn.Music;

namespace MusicRnn.Tokens.Controls;

/// <summary>The chords that a network tells apart: twelve roots, each with the kinds that sound different to whoever plays over them.</summary>
internal static class ChordClasses
{
    /// <summary>Nothing is told.</summary>
    public const int NotTold = 0;

    /// <summary>There is no chord.</summary>
    public const int NoChord = 1;

    /// <summary>The number of classes, with the two above.</summary>
    public const int Count = FirstChord + (PitchClasses * KindCount);

    /// <summary>The number of pitch classes.</summary>
    public const int PitchClasses = 12;

    /// <summary>The most pitch classes of a chord.</summary>
    public const int MostTones = 4;

    private const int FirstChord = 2;
    private const int KindCount = 9;
    private const int Major = 0;
    private const int Minor = 1;

    private const int MinorThird = 3;
    private const int MajorThird = 4;
    private const int DiminishedFifth = 6;
    private const int AugmentedFifth = 8;
    private const int MinorSeventh = 10;
    private const int MajorSeventh = 11;

    // By the number of the kind: major, minor, dominant, major and minor seventh, diminished, half-diminished, augmented, without third.
    private static readonly string[] KindNames = ["", "m", "7", "maj7", "m7", "dim", "m7b5", "aug", "sus4"];

    // Sharps or flats as folk tunes and songs have them.
    private static readonly string[] RootNames = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"];

    private static readonly int[][] Tones = [.. Enumerable.Range(0, Count).Select(chord => chord < FirstChord ? [] : ChordSymbol.Parse(NameOf(chord))!.PitchClasses.ToArray())];

    /// <summary>The class of a chord. The bass is not told.</summary>
    public static int Of(ChordSymbol chord) => FirstChord + (chord.Root * KindCount) + KindOf(chord.Intervals);

    /// <summary>The class of the chord moved by semitones, up if positive.</summary>
    public static int Transpose(int chord, int semitones)
    {
        if (chord < FirstChord)
        {
            return chord;
        }

        var root = (((RootOf(chord) + semitones) % PitchClasses) + PitchClasses) % PitchClasses;
        return FirstChord + (root * KindCount) + KindOf(chord);
    }

    /// <summary>The name of a class as a chord symbol: the simplest chord of it.</summary>
    public static string NameOf(int chord) => chord < FirstChord ? ChordChart.NoChord : RootNames[RootOf(chord)] + KindNames[KindOf(chord)];

    /// <summary>The pitch classes of the simplest chord of a class, the root first; none where there is no chord.</summary>
    public static ReadOnlySpan<int> TonesOf(int chord) => Tones[chord];

    /// <summary>The class, or the plain major or minor chord nearest to it if no chord of its kind is among those that are known by name.</summary>
    public static int KnownOf(int chord, IReadOnlyList<string> known)
    {
        if (chord < FirstChord || known.Any(name => ChordSymbol.Parse(name) is { } symbol && KindOf(symbol.Intervals) == KindOf(chord)))
        {
            return chord;
        }

        var isMinor = KindNames[KindOf(chord)] is ['m', not 'a', ..] or "dim";
        return chord - KindOf(chord) + (isMinor ? Minor : Major);
    }

    private static int RootOf(int chord) => (chord - FirstChord) / KindCount;

    private static int KindOf(int chord) => (chord - FirstChord) % KindCount;

    private static int KindOf(IReadOnlyList<int> intervals)
    {
        bool Has(int interval) => intervals.Contains(interval);
        var name = (Has(MinorThird), Has(MajorThird)) switch
        {
            (true, _) when Has(DiminishedFifth) => Has(MinorSeventh) ? "m7b5" : "dim",
            (true, _) => Has(MinorSeventh) ? "m7" : "m",
            (_, true) when Has(AugmentedFifth) => "aug",
            (_, true) => Has(MinorSeventh) ? "7" : Has(MajorSeventh) ? "maj7" : "",
            _ => "sus4",
        };
        return Array.IndexOf(KindNames, name);
    }
}
