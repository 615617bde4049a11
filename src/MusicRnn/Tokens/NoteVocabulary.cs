using System.Collections.Immutable;

namespace MusicRnn.Tokens;

/// <summary>A vocabulary of note tokens, prepared so that no names are handled while encoding and decoding.</summary>
internal sealed class NoteVocabulary
{
    private const int NoNumber = -1;

    private readonly NoteToken[] _tokens;
    private readonly int[][] _numbers;
    private readonly int[][] _values;
    private readonly int[] _tellableDuration;

    /// <summary>Prepares a vocabulary. Throws <see cref="MusicRnnException"/> for a name that is not known, or where a kind that every piece needs is missing.</summary>
    public NoteVocabulary(Vocabulary vocabulary)
    {
        Names = vocabulary;
        _tokens = [.. vocabulary.Names.Select(Parse)];
        var kinds = Enum.GetValues<NoteTokenKind>();
        _values = [.. kinds.Select(kind => _tokens.Where(token => token.Kind == kind).Select(token => token.Value).Order().ToArray())];
        _numbers = [.. kinds.Select(NumbersOf)];
        RejectIncomplete();
        _tellableDuration = TellableDurations();
    }

    /// <summary>The names by number.</summary>
    public Vocabulary Names { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>The token of a number.</summary>
    public NoteToken this[int number] => _tokens[number];

    /// <summary>The values of a kind that the vocabulary has, ascending.</summary>
    public ReadOnlySpan<int> ValuesOf(NoteTokenKind kind) => _values[(int)kind];

    /// <summary>Whether the vocabulary has any token of the kind.</summary>
    public bool Has(NoteTokenKind kind) => _values[(int)kind].Length > 0;

    /// <summary>The number of a token; false if the vocabulary lacks it.</summary>
    public bool TryGetNumber(NoteTokenKind kind, int value, out int number)
    {
        var numbers = _numbers[(int)kind];
        number = (uint)value < (uint)numbers.Length ? numbers[value] : NoNumber;
        return number != NoNumber;
    }

    /// <summary>The number of a token that has to be there; throws <see cref="TokenException"/> if it is not.</summary>
    public int NumberOf(NoteTokenKind kind, int value) =>
        TryGetNumber(kind, value, out var number)
            ? number
            : throw new TokenException($"the vocabulary has no token '{NoteTokenTable.NameOf(new NoteToken(kind, value))}'");

    /// <summary>The value nearest to the given one among those of the kind; the lower one of two equally near.</summary>
    public int NearestValue(NoteTokenKind kind, int value)
    {
        var nearest = _values[(int)kind][0];
        foreach (var candidate in _values[(int)kind])
        {
            if (Math.Abs(candidate - value) < Math.Abs(nearest - value))
            {
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>The longest duration not above the given one that can be told; the shortest of all where none is.</summary>
    public int TellableDuration(int duration) => _tellableDuration[Math.Min(duration, NoteGrid.LongestNote)];

    private static NoteToken Parse(string name) =>
        NoteTokenTable.TryParse(name, out var token)
            ? token
            : throw new MusicRnnException($"The note tokenizer does not know the token '{name}'. The vocabulary was made by another tokenizer or a newer version of MusicRnn.");

    private int[] NumbersOf(NoteTokenKind kind)
    {
        var values = _values[(int)kind];
        var numbers = new int[values.Length == 0 ? 0 : values[^1] + 1];
        Array.Fill(numbers, NoNumber);
        for (var number = 0; number < _tokens.Length; number++)
        {
            if (_tokens[number].Kind == kind)
            {
                numbers[_tokens[number].Value] = number;
            }
        }

        return numbers;
    }

    private void RejectIncomplete()
    {
        ImmutableArray<NoteTokenKind> needed =
        [
            NoteTokenKind.Start, NoteTokenKind.End, NoteTokenKind.Bar, NoteTokenKind.Meter, NoteTokenKind.Tempo,
            NoteTokenKind.Position, NoteTokenKind.Velocity, NoteTokenKind.Duration,
        ];
        foreach (var kind in needed.Where(kind => !Has(kind)))
        {
            throw new MusicRnnException($"The vocabulary of {Count} tokens lacks '{kind}', which every piece needs. Was it made by the note tokenizer?");
        }

        var canPlay = Has(NoteTokenKind.Program) && Has(NoteTokenKind.Pitch);
        var canDrum = Has(NoteTokenKind.Drums) && Has(NoteTokenKind.Drum);
        if (!TryGetNumber(NoteTokenKind.Part, 0, out _) || !(canPlay || canDrum))
        {
            throw new MusicRnnException($"The vocabulary of {Count} tokens has no part to play: 'Part 1' and either 'Program' with 'Pitch' or 'Drums' with 'Drum' are needed.");
        }
    }

    private int[] TellableDurations()
    {
        var isTellable = new bool[NoteGrid.LongestNote + 1];
        foreach (var duration in ValuesOf(NoteTokenKind.Duration))
        {
            isTellable[duration] = true;
            foreach (var wholes in ValuesOf(NoteTokenKind.Long))
            {
                isTellable[(wholes * NoteGrid.UnitsPerWhole) + duration] = true;
            }
        }

        var tellable = new int[isTellable.Length];
        var longest = ValuesOf(NoteTokenKind.Duration)[0];
        for (var duration = 0; duration < tellable.Length; duration++)
        {
            longest = isTellable[duration] ? duration : longest;
            tellable[duration] = longest;
        }

        return tellable;
    }
}
