using System.Collections.Immutable;

namespace MusicRnn.Notation.MusicXml;

/// <summary>A mark that changes the order in which measures are played.</summary>
/// <param name="Kind">What it is.</param>
internal sealed record RepeatMark(RepeatMarkKind Kind)
{
    /// <summary>The name of the segno or coda, empty if it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether it stands at the end of its measure, wherever that is.</summary>
    public bool IsAtEnd { get; init; }

    /// <summary>How often the section is played that a backward repeat ends.</summary>
    public int Passes { get; init; } = 2;

    /// <summary>Whether a backward repeat also holds after a jump.</summary>
    public bool HoldsAfterJump { get; init; }

    /// <summary>The passes in which an ending is played.</summary>
    public ImmutableArray<int> Numbers { get; init; } = [];

    /// <summary>Whether the jump says "al fine" or "al coda"; null if it says neither.</summary>
    public RepeatMarkKind? Until { get; init; }
}
