using MusicRnn.Tokens;

namespace MusicRnn.Composing;

/// <summary>
/// One file that a model was made from. A file whose pieces are on several sides of the split has an entry for each.
/// </summary>
public sealed record DataFile
{
    /// <summary>Its name, relative to the folder given, with '/' between folders.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of its bytes, as 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What it was for; null if it was dropped.</summary>
    public CorpusSide? Side { get; init; }

    /// <summary>Under which licence it is, if known.</summary>
    public string? Licence { get; init; }
}
