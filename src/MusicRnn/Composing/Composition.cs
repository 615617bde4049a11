using MusicRnn.Composing.Novelty;
using MusicRnn.Music;

namespace MusicRnn.Composing;

/// <summary>A composed piece and how it came to be.</summary>
/// <param name="Piece">The piece, with its title.</param>
/// <param name="Number">Which piece of its seed it is, from 1.</param>
/// <param name="TokenCount">The tokens drawn for it, without those of the primer.</param>
/// <param name="Ending">Why it ended.</param>
public sealed record Composition(Piece Piece, int Number, int TokenCount, CompositionEnding Ending)
{
    /// <summary>The text in which it was composed, if the model writes text.</summary>
    public string? Text { get; init; }

    /// <summary>How many of its tokens make no sense where they stand; 0 with the grammar.</summary>
    public int SenselessTokens { get; init; }

    /// <summary>The longest run of notes that it has in common with a piece that the model has learned from; null if the model does not know what it has learned from.</summary>
    public CopiedRun? LongestCopy { get; init; }
}
