namespace MusicRnn.Learning.Training;

/// <summary>Windows of tokens for a network that reads one token a step.</summary>
internal sealed class TokenWindows(SequenceLanes lanes, UnrolledNetwork network) : IWindows
{
    /// <inheritdoc/>
    public double Epochs => lanes.Epochs;

    /// <inheritdoc/>
    public IReadOnlyList<long> State
    {
        get => lanes.State;
        set => lanes.State = value;
    }

    /// <inheritdoc/>
    public void Fill() => lanes.Fill(network.Inputs, network.Targets, network.Keep);
}
