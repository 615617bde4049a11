using MathNet.Numerics.Random;
using MusicRnn.Learning;

namespace MusicRnn.Tests.Learning.Networks;

public sealed class TiedNetworkTests
{
    private static readonly NetworkOptions Options = new() { VocabularySize = 9, EmbeddingSize = 20, HiddenSize = 20, TieWeights = true };

    [Fact]
    public void TheTableStandsUnderBothNames()
    {
        var network = new Network(Options);
        network.Initialize(new Xoshiro256StarStar(1, false));

        var tensors = new TensorSet(network.ToTensors());

        Assert.Equal(tensors.Require("embedding.weight", 9, 20).Numbers, tensors.Require("projection.weight", 9, 20).Numbers);
    }

    [Fact]
    public void TheProjectionHasNoWeightsOfItsOwn()
    {
        var network = new Network(Options);

        Assert.DoesNotContain(network.Parameters, parameter => parameter.Name == "projection.weight");
        Assert.Throws<InvalidOperationException>(() => network.Projection);
    }

    [Fact]
    public void RejectsSizesThatDiffer()
    {
        var error = Assert.Throws<MusicRnnException>(() => new Network(Options with { EmbeddingSize = 16 }));

        Assert.Equal("the embedding size is 16: expected 20, the hidden size, to tie the weights.", error.Message);
    }
}
