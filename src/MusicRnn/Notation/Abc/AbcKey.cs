using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>The key of the field K: (ABC 2.1, section 3.1.14).</summary>
/// <param name="Key">The key; null for <c>K:none</c>, which claims none.</param>
/// <param name="Signature">The alteration in semitones of each of the seven letters, C first.</param>
internal sealed record AbcKey(Key? Key, ImmutableArray<int> Signature)
{
    public const int Letters = 7;
    public const string LetterNames = "CDEFGAB";

    // The order in which sharps enter a signature, as steps above C: F C G D A E B.
    private static readonly int[] SharpOrder = [3, 0, 4, 1, 5, 2, 6];

    // Fifths of the major keys on the natural letters C D E F G A B.
    private static readonly int[] MajorFifths = [0, 2, 4, -1, 1, 3, 5];

    private const int SharpInFifths = 7;
    private const int MostAccidentals = 7;
    private const int FifthsInOctave = 12;

    public static AbcKey None { get; } = new(null, [.. new int[Letters]]);

    /// <summary>The key on a letter, raised or lowered by semitones, in a mode.</summary>
    public static AbcKey Of(char letter, int alteration, Mode mode)
    {
        var fifths = MajorFifths[LetterNames.IndexOf(letter, StringComparison.Ordinal)] + (alteration * SharpInFifths) + FifthsOf(mode);
        var signature = new int[Letters];
        for (var sharp = 0; sharp < fifths; sharp++)
        {
            signature[SharpOrder[sharp % Letters]]++;
        }

        for (var flat = 0; flat < -fifths; flat++)
        {
            signature[SharpOrder[Letters - 1 - (flat % Letters)]]--;
        }

        return new AbcKey(new Key(Spelled(fifths), mode), [.. signature]);
    }

    /// <summary>The same key with one letter altered: <c>K:D ^g</c>.</summary>
    public AbcKey With(int step, int alteration) => this with { Signature = Signature.SetItem(step, alteration) };

    private static int FifthsOf(Mode mode) => mode switch
    {
        Mode.Lydian => 1,
        Mode.Mixolydian => -1,
        Mode.Dorian => -2,
        Mode.Minor => -3,
        Mode.Phrygian => -4,
        Mode.Locrian => -5,
        _ => 0,
    };

    // A key such as G sharp major has eight sharps; the piece names its neighbour with four flats.
    private static int Spelled(int fifths) => fifths switch
    {
        > MostAccidentals => fifths - FifthsInOctave,
        < -MostAccidentals => fifths + FifthsInOctave,
        _ => fifths,
    };
}
