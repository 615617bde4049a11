using MusicRnn.Composing.Novelty;
using MusicRnn.Music;

namespace MusicRnn.Composing.Editing;

/// <summary>A piece of which some is new.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Number">Which result of its seed it is, from 1.</param>
/// <param name="Bars">The bars with something new in them, counted from 1 without a pickup.</param>
public sealed record EditedPiece(Piece Piece, int Number, IReadOnlyList<int> Bars)
{
    /// <summary>Its ABC text, if the model writes text: but for what is new, character by character that of the piece that was edited.</summary>
    public string? Text { get; init; }

    /// <summary>The longest run with a new note in it that is in a piece too that the model has learned from; null if the model does not know what it has learned from.</summary>
    public CopiedRun? LongestCopy { get; init; }
}
