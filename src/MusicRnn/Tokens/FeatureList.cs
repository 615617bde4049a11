using System.Collections.Immutable;

namespace MusicRnn.Tokens;

/// <summary>The features that a tokenizer declares.</summary>
internal sealed class FeatureList<TState>(ImmutableArray<Feature<TState>> step, ImmutableArray<Feature<TState>> token) where TState : ITokenState
{
    /// <summary>What is read when a step is complete.</summary>
    public ImmutableArray<Feature<TState>> Step => step;

    /// <summary>What is known where the next token is to be predicted.</summary>
    public ImmutableArray<Feature<TState>> Token => token;

    /// <summary>What a network has to know of them.</summary>
    public InputFeatures Shapes { get; } = new([.. step.Select(feature => feature.Shape)], [.. token.Select(feature => feature.Shape)]);

    /// <summary>What they are at a state that moves on.</summary>
    public ITokenContext In(TState state) => new Context(this, state);

    private sealed class Context(FeatureList<TState> features, TState state) : ITokenContext
    {
        private readonly List<int> _values = [];

        public (int From, int To) Possible => state.Possible;

        public int Bars => state.Bars;

        public ScorePlace Place => state.Place;

        public int MatchPlace => state.MatchPlace;

        public void Take(int token) => state.Take(token);

        public ReadOnlySpan<int> StepValues(int feature) => ValuesOf(features.Step[feature]);

        public ReadOnlySpan<int> TokenValues(int feature) => ValuesOf(features.Token[feature]);

        private ReadOnlySpan<int> ValuesOf(Feature<TState> feature)
        {
            _values.Clear();
            feature.Write(state, _values);
            return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values);
        }
    }
}
