using MusicRnn.Composing.Sampling;

namespace MusicRnn.Live;

/// <summary>What holds for all that is composed in one session.</summary>
public sealed record LiveComposingOptions
{
    /// <summary>Where chance begins: without touching a key, the same seed composes the same music.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How tokens are drawn; the temperature is that of <see cref="LiveControls"/>.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>The bars after which a piece ends in any case, and a new one begins.</summary>
    public int BarsInPiece { get; init; } = 64;

    /// <summary>The tempo of every piece, in quarter notes a minute; null leaves it to the network.</summary>
    public double? QuartersPerMinute { get; init; }

    /// <summary>Whether the weights are rounded to half their bits.</summary>
    public bool HalfWeights { get; init; }
}
