using System.Runtime.InteropServices;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>What letters sound like: by the key signature, and by the accidentals so far in the bar, which hold for the letter in every octave.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AbcPitches
{
    // Four bits for each letter, which hold its alteration and this.
    private const int BitsOfLetter = 4;
    private const int Natural = 8;

    private readonly ulong _signature;
    private ulong _inBar;

    public AbcPitches(AbcKey key)
    {
        for (var step = 0; step < AbcKey.Letters; step++)
        {
            _signature |= (ulong)(Natural + key.Signature[step]) << (step * BitsOfLetter);
        }

        _inBar = _signature;
    }

    /// <summary>A bar line ends what accidentals do.</summary>
    public void BeginBar() => _inBar = _signature;

    /// <summary>The alteration of a letter without an accidental, in semitones. Degrees count letters from middle C.</summary>
    public readonly int AlterationOf(int degree) => In(_inBar, StepOf(degree));

    /// <summary>The alteration of a letter without an accidental in the next bar.</summary>
    public readonly int AlterationInNextBar(int degree) => In(_signature, StepOf(degree));

    /// <summary>An accidental.</summary>
    public void Alter(int degree, int alteration)
    {
        var shift = StepOf(degree) * BitsOfLetter;
        _inBar = (_inBar & ~(((1UL << BitsOfLetter) - 1) << shift)) | ((ulong)(Natural + alteration) << shift);
    }

    /// <summary>The degree of a letter, without octave marks; null for another character.</summary>
    public static int? DegreeOf(char letter) => letter switch
    {
        >= 'C' and <= 'G' => letter - 'C',
        'A' or 'B' => letter - 'A' + AbcKey.Letters - 2,
        >= 'c' and <= 'g' => letter - 'c' + AbcKey.Letters,
        'a' or 'b' => letter - 'a' + (2 * AbcKey.Letters) - 2,
        _ => null,
    };

    private static int In(ulong alterations, int step) => (int)((alterations >> (step * BitsOfLetter)) & ((1UL << BitsOfLetter) - 1)) - Natural;

    private static int StepOf(int degree) => ((degree % AbcKey.Letters) + AbcKey.Letters) % AbcKey.Letters;
}
