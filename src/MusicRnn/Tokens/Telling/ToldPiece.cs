using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens.Telling;

/// <summary>
/// A piece as a sequence of tokens tells it, and what each token tells. To a note belong the token that names it and all tokens
/// since the note before: bar lines, position, velocity, duration, an accidental. The marks that follow a note in ABC, of its
/// octave and its length, belong to it too; and in frames, in which a note is told again as long as it sounds, all of these.
/// </summary>
/// <param name="Piece">The piece, on the tokenizer's grid: what a network is told.</param>
/// <param name="Tokens">The tokens, from the start token to the end token.</param>
/// <param name="Notes">The notes, in the order in which they are told first.</param>
/// <param name="Owners">By token the index of the note that it belongs to, or <see cref="Opening"/> or <see cref="Ending"/>.</param>
public sealed record ToldPiece(Piece Piece, ImmutableArray<int> Tokens, ImmutableArray<ToldNote> Notes, ImmutableArray<int> Owners)
{
    /// <summary>The owner of tokens before the music: instruments, meter and tempo, or the header of a text.</summary>
    public const int Opening = -1;

    /// <summary>The owner of tokens after the last note.</summary>
    public const int Ending = -2;

    /// <summary>By part and note, also of one that is repeated, the index among <see cref="Notes"/>.</summary>
    internal IReadOnlyDictionary<(int Part, Note Note), int> Numbers { get; init; } =
        Notes.Index().DistinctBy(told => (told.Item.Part, told.Item.Note)).ToDictionary(told => (told.Item.Part, told.Item.Note), told => told.Index);

    /// <summary>Tells a piece in tokens. Throws <see cref="TokenException"/> with the reason if it cannot be told.</summary>
    public static ToldPiece Of(ITokenizer tokenizer, Piece piece) => tokenizer switch
    {
        NoteTokenizer notes => NoteTelling.Of(notes, piece),
        FrameTokenizer frames => FrameTelling.Of(frames, piece),
        PerformanceTokenizer performance => PerformanceTelling.Of(performance, piece),
        ITextTokenizer texts => TextTelling.Of(texts, piece),
        _ => throw new ArgumentException($"Nothing is known of which tokens of '{tokenizer.Name}' tell which note.", nameof(tokenizer)),
    };

    /// <summary>Tells a tune in tokens as it is written. Throws <see cref="TokenException"/> with the reason if it cannot be told, or has no notes.</summary>
    public static ToldPiece Of(ITextTokenizer tokenizer, string text) => TextTelling.Of(tokenizer, text);

    /// <summary>The index among <see cref="Notes"/> of a note of the piece; null if no token tells it.</summary>
    /// <param name="part">The index of its part.</param>
    /// <param name="note">The note.</param>
    public int? NumberOf(int part, Note note) =>
        Numbers.TryGetValue((part, note), out var number) ? number : null;
}
