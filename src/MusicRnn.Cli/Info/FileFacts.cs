using System.Collections.Immutable;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Info;

/// <summary>What there is to be said of a file of music.</summary>
/// <param name="File">Its path.</param>
/// <param name="Format">The format's name.</param>
/// <param name="Pieces">The pieces in it, or the one that was asked for.</param>
/// <param name="Problems">What was mended or left out on reading.</param>
internal sealed record FileFacts(string File, string Format, ImmutableArray<PieceFacts> Pieces, ImmutableArray<NotationProblem> Problems);
