namespace MusicRnn.Tokens.Controls;

/// <summary>All that a network is told: the features of a tokenizer, and behind them what a person may ask of a piece, if it has learned that.</summary>
public sealed class NetworkInput
{
    /// <summary>Puts the two together.</summary>
    /// <param name="tokenizer">What makes the tokens.</param>
    /// <param name="controls">What can be told of a piece; null for nothing.</param>
    public NetworkInput(ITokenizer tokenizer, ControlSet? controls = null)
    {
        (Tokenizer, Controls) = (tokenizer, controls);
        var own = tokenizer.Features;
        Features = controls is null ? own : new InputFeatures([.. own.Step, .. controls.Features], [.. own.Token, .. controls.Features]);
    }

    /// <summary>What makes the tokens.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>What can be told of a piece; null for nothing.</summary>
    public ControlSet? Controls { get; }

    /// <summary>All features.</summary>
    public InputFeatures Features { get; }

    /// <summary>What is known along a new sequence.</summary>
    /// <param name="isTransposed">Whether the sequence tells a piece in another key than its own.</param>
    /// <param name="told">What is told of the piece.</param>
    public ITokenContext CreateContext(bool isTransposed, ControlValues told = default)
    {
        var context = Tokenizer.CreateContext(isTransposed);
        return Controls is null ? context : new ControlledContext(context, Tokenizer.Features, told);
    }
}
