using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Which letters, with octave marks, give a note in the range that is asked for.</summary>
internal partial struct AbcBody
{
    private const int TicksInWhole = 64 * AbcLengths.Unit;
    private const int OctaveInDegrees = AbcKey.Letters;

    private static int AlterationOf(char accidental) => accidental switch { '^' => 1, '_' => -1, _ => 0 };

    private static int PitchOf(int degree, int alteration) => AbcAccidentals.PitchOf(degree, alteration);

    private readonly bool IsInRange(int pitch) => pitch >= _language.LowestPitch && pitch <= _language.HighestPitch;

    private readonly bool HasLetterInRange(int alteration)
    {
        for (var letter = 'A'; letter <= 'G'; letter++)
        {
            var lower = char.ToLowerInvariant(letter);
            if ((_language.CanWrite(letter) && CanBeInRange(letter, AbcPitches.DegreeOf(letter)!.Value, alteration))
                || (_language.CanWrite(lower) && CanBeInRange(lower, AbcPitches.DegreeOf(lower)!.Value, alteration)))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool CanBeInRange(char letter, int degree, int alteration)
    {
        var mark = char.IsAsciiLetterUpper(letter) ? ',' : '\'';
        return CanBeInRange(degree, mark == ',' ? -OctaveInDegrees : OctaveInDegrees, MostMarks, alteration, mark);
    }

    private readonly bool CanBeInRange(int degree, int step, int marks, int alteration, char mark)
    {
        var most = _language.CanWrite(mark) ? marks : 0;
        for (var written = 0; written <= most; written++)
        {
            if (IsInRange(PitchOf(degree + (written * step), alteration)))
            {
                return true;
            }
        }

        return false;
    }

    // How many octave marks make a letter the degree; null if none do.
    private static int? MarksBetween(char letter, int from, int to)
    {
        var octaves = (to - from) / OctaveInDegrees;
        var suits = (to - from) % OctaveInDegrees == 0 && (char.IsAsciiLetterUpper(letter) ? octaves <= 0 : octaves >= 0);
        return suits ? Math.Abs(octaves) : null;
    }
}
