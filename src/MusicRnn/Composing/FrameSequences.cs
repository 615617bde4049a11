using MusicRnn.Learning;
using MusicRnn.Learning.Networks;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>Has a tokenizer's features read along token sequences, for a network in two levels.</summary>
internal static class FrameSequences
{
    /// <summary>A sequence of which every token after the first is predicted.</summary>
    /// <param name="input">What the network is told.</param>
    /// <param name="tokens">The sequence.</param>
    /// <param name="isTransposed">Whether it tells a piece in another key than its own.</param>
    /// <param name="told">What is told of the piece.</param>
    public static FrameSequence Of(NetworkInput input, ReadOnlySpan<int> tokens, bool isTransposed, ControlValues told = default) =>
        Of(input, tokens, isTransposed, told, firstPredicted: 1, mayEnd: true);

    /// <summary>
    /// A sequence as the literature scores piano-rolls: the first step after the start, the first frame, is given, and that the
    /// piece ends is neither predicted nor possible, so that the probabilities of all frames sum to 1.
    /// </summary>
    public static FrameSequence WithinPiece(NetworkInput input, ReadOnlySpan<int> tokens) =>
        Of(input, tokens, isTransposed: false, told: default, EndOfFirstStep(input.Tokenizer, tokens) + 1, mayEnd: false);

    /// <summary>The tokens that <see cref="WithinPiece"/> scores, after one that is given: from the end of the first frame on, without the end of the piece.</summary>
    public static ReadOnlySpan<int> ScoredWithinPiece(ITokenizer tokenizer, ReadOnlySpan<int> tokens)
    {
        var scored = tokens[Math.Min(EndOfFirstStep(tokenizer, tokens), tokens.Length)..];
        return scored is [.., var last] && last == tokenizer.End ? scored[..^1] : scored;
    }

    /// <summary>The most tokens that any of the sequences has between two steps.</summary>
    public static int MostTokensAfterStep(ITokenizer tokenizer, IEnumerable<int[]> sequences)
    {
        var most = 1;
        foreach (var sequence in sequences)
        {
            var count = 0;
            foreach (var token in sequence)
            {
                count++;
                most = Math.Max(most, count);
                count = tokenizer.EndsStep(token) ? 0 : count;
            }
        }

        return most;
    }

    /// <summary>The shapes of a tokenizer's features, as a network's options name them.</summary>
    public static IReadOnlyList<EmbeddingFeature> ShapesOf(IEnumerable<InputFeature> features) =>
        [.. features.Select(feature => new EmbeddingFeature(feature.Name, feature.Values, feature.MostValues))];

    private static int EndOfFirstStep(ITokenizer tokenizer, ReadOnlySpan<int> tokens)
    {
        var place = 1;
        while (place < tokens.Length && !tokenizer.EndsStep(tokens[place]))
        {
            place++;
        }

        return place;
    }

    private static FrameSequence Of(NetworkInput input, ReadOnlySpan<int> tokens, bool isTransposed, ControlValues told, int firstPredicted, bool mayEnd)
    {
        var (tokenizer, features) = (input.Tokenizer, input.Features);
        var builder = new FrameSequenceBuilder(features.Step.Length, features.Token.Length);
        var context = input.CreateContext(isTransposed, told);
        for (var place = 0; place + 1 < tokens.Length; place++)
        {
            context.Take(tokens[place]);
            if (tokenizer.EndsStep(tokens[place]))
            {
                AddStep(builder, context, features);
            }

            var next = tokens[place + 1];
            if (place + 1 >= firstPredicted && (mayEnd || next != tokenizer.End))
            {
                builder.BeginToken(next, PossibleOf(context, tokenizer, mayEnd));
                AddTokenFeatures(builder, context, features);
            }
        }

        return builder.ToSequence();
    }

    private static void AddStep(FrameSequenceBuilder builder, ITokenContext context, InputFeatures features)
    {
        builder.BeginStep();
        for (var feature = 0; feature < features.Step.Length; feature++)
        {
            builder.AddValues(context.StepValues(feature));
        }
    }

    private static void AddTokenFeatures(FrameSequenceBuilder builder, ITokenContext context, InputFeatures features)
    {
        for (var feature = 0; feature < features.Token.Length; feature++)
        {
            builder.AddValues(context.TokenValues(feature));
        }
    }

    // Where the end is not possible it stands at the edge of the range of what is.
    private static (int From, int To) PossibleOf(ITokenContext context, ITokenizer tokenizer, bool mayEnd)
    {
        var (from, to) = context.Possible;
        return !mayEnd && from == tokenizer.End ? (from + 1, to) : (from, to);
    }
}
