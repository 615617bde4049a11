using System.Collections.Immutable;

namespace MusicRnn.Tokens.Controls;

/// <summary>What is known along a sequence, of which a network is told some features only.</summary>
/// <param name="all">All that is known.</param>
/// <param name="step">Which features of a step are told.</param>
/// <param name="token">Which features of a token are told.</param>
internal sealed class SelectedContext(ITokenContext all, ImmutableArray<int> step, ImmutableArray<int> token) : ITokenContext
{
    /// <inheritdoc/>
    public (int From, int To) Possible => all.Possible;

    /// <inheritdoc/>
    public int Bars => all.Bars;

    /// <inheritdoc/>
    public void Take(int next) => all.Take(next);

    /// <inheritdoc/>
    public ReadOnlySpan<int> StepValues(int feature) => all.StepValues(step[feature]);

    /// <inheritdoc/>
    public ReadOnlySpan<int> TokenValues(int feature) => all.TokenValues(token[feature]);
}
