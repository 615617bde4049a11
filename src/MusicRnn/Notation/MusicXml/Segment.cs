using System.Collections.Immutable;

namespace MusicRnn.Notation.MusicXml;

/// <summary>A stretch of the written music that is always played whole: a measure, or what a repeat sign within one splits off.</summary>
/// <param name="measure">The measure, counted from 0.</param>
/// <param name="start">Where it begins, in ticks of the written music.</param>
/// <param name="end">Where it ends.</param>
internal sealed class Segment(int measure, int start, int end)
{
    public int Measure { get; } = measure;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Whether a repeated section begins with it.</summary>
    public bool StartsRepeat { get; set; }

    /// <summary>How often the section is played that ends with it; 0 if none does.</summary>
    public int Passes { get; set; }

    /// <summary>Whether that also holds after a jump.</summary>
    public bool RepeatsAfterJump { get; set; }

    /// <summary>The numbers of the ending that begins with it; null if none does.</summary>
    public ImmutableArray<int>? EndingNumbers { get; set; }

    /// <summary>Whether the bracket of an ending ends with it.</summary>
    public bool StopsEnding { get; set; }

    /// <summary>The ending in which it stands; null outside of endings.</summary>
    public Ending? Ending { get; set; }

    /// <summary>The jump targets at its start.</summary>
    public List<RepeatMark> Targets { get; } = [];

    /// <summary>The jumps at its end.</summary>
    public List<RepeatMark> Jumps { get; } = [];
}
