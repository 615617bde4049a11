using MusicRnn.Composing.Editing;

namespace MusicRnn.Cli.Editing;

/// <summary>What is asked of a piece that is there.</summary>
/// <param name="File">Where its file is.</param>
/// <param name="Edit">What is done to it. The file may have had another name there; its hash is told when it is read.</param>
internal sealed record EditingRequest(string File, Edit Edit);
