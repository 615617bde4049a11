namespace MusicRnn.Learning.Networks;

/// <summary>The architecture of a network from real numbers to real numbers.</summary>
public sealed record RealNetworkOptions : RecurrentOptions
{
    /// <summary>The numbers that are read at each step, D.</summary>
    public required int InputSize { get; init; }

    /// <summary>The numbers that come out at each step.</summary>
    public required int OutputSize { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        RequireSize(InputSize, "input size");
        RequireSize(OutputSize, "output size");
        base.Validate();
    }
}
