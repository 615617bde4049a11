using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>What became of one file that was found.</summary>
/// <param name="Name">The file's name: its path from the folder that was asked for, with <c>/</c> between.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">What happened to it.</param>
public sealed record FileOutcome(string Name, string Path, FileOutcomeKind Kind)
{
    /// <summary>Why it was dropped or passed over, in a few words that are the same for all such files; else empty.</summary>
    public string Cause { get; init; } = "";

    /// <summary>Why it was dropped or passed over, in one line; else empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What was mended or left out.</summary>
    public ImmutableArray<NotationProblem> Problems { get; init; } = [];

    /// <summary>Its pieces, each with at least one note; empty if it was dropped or passed over.</summary>
    public ImmutableArray<NamedPiece> Pieces { get; init; } = [];
}
