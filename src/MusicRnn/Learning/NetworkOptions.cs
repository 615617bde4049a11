namespace MusicRnn.Learning;

/// <summary>The architecture of a network that predicts the next token: all that decides the names and shapes of its weights.</summary>
public sealed record NetworkOptions : TokenNetworkOptions
{
    /// <summary>Whether the projection's weights are the embedding's table (Press and Wolf 2017); needs E = H.</summary>
    public bool TieWeights { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (TieWeights)
        {
            Require(EmbeddingSize == HiddenSize, "embedding size", EmbeddingSize, $"{HiddenSize}, the hidden size, to tie the weights");
        }

        RequireRoom();
    }

    // Weights, gradients, moments and averages are one array each, whose length an int has to hold.
    private void RequireRoom()
    {
        const long mostWeights = 500_000_000;
        const long mostGates = 4;
        var weights = ((long)VocabularySize * (EmbeddingSize + HiddenSize))
            + (mostGates * HiddenSize * (EmbeddingSize + HiddenSize))
            + ((Layers - 1) * mostGates * 2 * HiddenSize * HiddenSize);
        if (weights > mostWeights)
        {
            throw new MusicRnnException(FormattableString.Invariant(
                $"the network would have about {weights / 1e6:n0} million weights: expected at most {mostWeights / 1e6:n0} million. Choose fewer layers or smaller ones."));
        }
    }
}
