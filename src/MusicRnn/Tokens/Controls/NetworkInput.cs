using System.Collections.Immutable;

namespace MusicRnn.Tokens.Controls;

/// <summary>All that a network is told: the features of a tokenizer, and behind them what a person may ask of a piece, if it has learned that.</summary>
public sealed class NetworkInput
{
    private readonly (ImmutableArray<int> Step, ImmutableArray<int> Token)? _selected;

    /// <summary>Puts the two together.</summary>
    /// <param name="tokenizer">What makes the tokens.</param>
    /// <param name="controls">What can be told of a piece; null for nothing.</param>
    public NetworkInput(ITokenizer tokenizer, ControlSet? controls = null)
    {
        (Tokenizer, Controls) = (tokenizer, controls);
        var own = tokenizer.Features;
        Features = controls is null ? own : new InputFeatures([.. own.Step, .. controls.Features], [.. own.Token, .. controls.Features]);
    }

    private NetworkInput(NetworkInput all, ImmutableArray<int> step, ImmutableArray<int> token)
    {
        (Tokenizer, Controls, _selected) = (all.Tokenizer, all.Controls, (step, token));
        Features = new InputFeatures([.. step.Select(feature => all.Features.Step[feature])], [.. token.Select(feature => all.Features.Token[feature])]);
    }

    /// <summary>What makes the tokens.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>What can be told of a piece; null for nothing.</summary>
    public ControlSet? Controls { get; }

    /// <summary>All features.</summary>
    public InputFeatures Features { get; }

    /// <summary>The same for a network that was made before some of the features were known: it is told those that it has.</summary>
    /// <param name="step">The names of the features of a step that it has.</param>
    /// <param name="token">The names of the features of a token that it has.</param>
    public NetworkInput ToldOnly(IEnumerable<string> step, IEnumerable<string> token)
    {
        var (steps, tokens) = (Places(Features.Step, step.ToHashSet()), Places(Features.Token, token.ToHashSet()));
        return steps.Length == Features.Step.Length && tokens.Length == Features.Token.Length ? this : new NetworkInput(this, steps, tokens);
    }

    /// <summary>What is known along a new sequence.</summary>
    /// <param name="isTransposed">Whether the sequence tells a piece in another key than its own.</param>
    /// <param name="told">What is told of the piece.</param>
    public ITokenContext CreateContext(bool isTransposed, ControlValues told = default)
    {
        var context = Tokenizer.CreateContext(isTransposed);
        var all = Controls is null ? context : new ControlledContext(context, Tokenizer.Features, told);
        return _selected is { } selected ? new SelectedContext(all, selected.Step, selected.Token) : all;
    }

    private static ImmutableArray<int> Places(ImmutableArray<InputFeature> features, HashSet<string> names) =>
        [.. Enumerable.Range(0, features.Length).Where(feature => names.Contains(features[feature].Name))];
}
