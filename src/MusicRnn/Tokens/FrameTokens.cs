using System.Collections.Immutable;
using System.Globalization;

namespace MusicRnn.Tokens;

/// <summary>
/// A vocabulary of frame tokens, prepared so that no names are handled while encoding and decoding. Start, End and Next, which
/// closes a frame and says how long it is, come first, then the pitches from low to high; so what can follow a pitch inside a
/// frame, a lower one or Next, is a range of numbers.
/// </summary>
internal sealed class FrameTokens
{
    public const int Start = 0;
    public const int End = 1;
    public const int Next = 2;
    public const int FirstPitch = 3;
    public const int PitchCount = 128;

    private const string NextPrefix = "Next 1/";
    private const string PitchPrefix = "Pitch ";
    private const int MostFramesPerQuarter = 96;

    private readonly int[] _tokenOfPitch = new int[PitchCount];

    /// <summary>Prepares a vocabulary. Throws <see cref="MusicRnnException"/> if it is not one of frames.</summary>
    public FrameTokens(Vocabulary vocabulary)
    {
        var names = vocabulary.Names;
        var isComplete = names.Length > FirstPitch && names[Start] == "Start" && names[End] == "End" && names[Next].StartsWith(NextPrefix, StringComparison.Ordinal);
        if (!isComplete)
        {
            throw new MusicRnnException("the vocabulary of frames should begin with 'Start', 'End', 'Next 1/N' and a pitch, but does not.");
        }

        FramesPerQuarter = NumberIn(names[Next], NextPrefix, 1, MostFramesPerQuarter);
        Pitches = [.. names.Skip(FirstPitch).Select(name => NumberIn(name, PitchPrefix, 0, PitchCount - 1))];
        for (var index = 0; index < Pitches.Length; index++)
        {
            if (index > 0 && Pitches[index] <= Pitches[index - 1])
            {
                throw new MusicRnnException($"the vocabulary of frames should name its pitches from low to high, but {Pitches[index]} comes after {Pitches[index - 1]}.");
            }

            _tokenOfPitch[Pitches[index]] = FirstPitch + index;
        }
    }

    /// <summary>How many frames a quarter note lasts.</summary>
    public int FramesPerQuarter { get; }

    /// <summary>The pitches, ascending.</summary>
    public ImmutableArray<int> Pitches { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => FirstPitch + Pitches.Length;

    /// <summary>The vocabulary of these pitches.</summary>
    public static Vocabulary VocabularyOf(int framesPerQuarter, IEnumerable<int> pitches)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(framesPerQuarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(framesPerQuarter, MostFramesPerQuarter);
        return new Vocabulary(
        [
            "Start", "End", string.Create(CultureInfo.InvariantCulture, $"{NextPrefix}{framesPerQuarter}"),
            .. pitches.Distinct().Order().Select(pitch => string.Create(CultureInfo.InvariantCulture, $"{PitchPrefix}{pitch}")),
        ]);
    }

    /// <summary>Whether the token is a pitch.</summary>
    public static bool IsPitch(int token) => token >= FirstPitch;

    /// <summary>The MIDI pitch of a token.</summary>
    public int PitchOf(int token) => Pitches[token - FirstPitch];

    /// <summary>The token of a MIDI pitch; false if the vocabulary lacks it.</summary>
    public bool TryGetToken(int pitch, out int token)
    {
        token = (uint)pitch < PitchCount ? _tokenOfPitch[pitch] : 0;
        return token != 0;
    }

    private static int NumberIn(string name, string prefix, int lowest, int highest)
    {
        var isNumber = int.TryParse(name.AsSpan(Math.Min(prefix.Length, name.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && name.StartsWith(prefix, StringComparison.Ordinal) && number >= lowest && number <= highest
            ? number
            : throw new MusicRnnException($"the vocabulary of frames has a token '{name}': expected '{prefix}' and a number from {lowest} to {highest}.");
    }
}
