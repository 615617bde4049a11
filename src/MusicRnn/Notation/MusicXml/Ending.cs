using System.Collections.Immutable;

namespace MusicRnn.Notation.MusicXml;

/// <summary>One ending of a repeated section.</summary>
/// <param name="First">The first of its segments.</param>
/// <param name="Last">The last of its segments.</param>
/// <param name="Numbers">The passes in which it is played.</param>
internal sealed record Ending(int First, int Last, ImmutableArray<int> Numbers)
{
    /// <summary>The last pass that any ending of the section names.</summary>
    public int LastPass { get; set; }

    /// <summary>Whether it is the one played last.</summary>
    public bool IsFinal => Numbers.Contains(LastPass);
}
