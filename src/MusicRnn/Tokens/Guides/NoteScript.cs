using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>
/// What is given of a piece that is to be told in note tokens: its bars with their meters, keys and tempos, and in each bar
/// the notes of some parts. What is not given is free.
/// </summary>
internal sealed class NoteScript
{
    /// <summary>All parts, as bits.</summary>
    public const int AllParts = (1 << NoteGrid.MostParts) - 1;

    private NoteScript(ImmutableArray<int> header, int fewestParts, ImmutableArray<GuidedBar> bars)
    {
        Header = header;
        FewestParts = fewestParts;
        Bars = bars;
    }

    /// <summary>The tokens before the first bar, from the start token on, that are given; further parts may be declared after them if that is free.</summary>
    public ImmutableArray<int> Header { get; }

    /// <summary>How many parts there are at least; 0 if the header is given wholly.</summary>
    public int FewestParts { get; }

    /// <summary>The bars.</summary>
    public ImmutableArray<GuidedBar> Bars { get; }

    /// <summary>Creates the script of a piece.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="givenParts">The parts, one bit each, that are given in a bar, by its index.</param>
    /// <param name="fewestParts">How many parts there are at least, where the piece may get further ones; otherwise 0.</param>
    public static NoteScript Of(NoteVocabulary vocabulary, NoteBars piece, Func<int, int> givenParts, int fewestParts = 0)
    {
        var bars = new GuidedBar[piece.Bars.Length];
        var room = new int[NoteGrid.MostParts];
        for (var index = bars.Length - 1; index >= 0; index--)
        {
            var bar = piece.Bars[index];
            var given = givenParts(index);
            for (var part = 0; part < room.Length; part++)
            {
                room[part] = (given & (1 << part)) != 0 ? 0 : room[part] + bar.Length;
            }

            var isPickup = bar.Changes.Any(change => vocabulary[change].Kind == NoteTokenKind.Upbeat);
            bars[index] = new GuidedBar(bar.Changes, isPickup, given, [.. bar.Notes.Where(note => (given & (1 << note.Part)) != 0)], [.. room]);
        }

        return new NoteScript(piece.Header, fewestParts, [.. bars]);
    }
}
