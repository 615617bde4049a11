using MusicRnn.Learning;

namespace MusicRnn.Tests.Learning;

public sealed class NetworkOptionsTests
{
    [Fact]
    public void RejectsANetworkThatNoMemoryHolds()
    {
        var options = new NetworkOptions { VocabularySize = 200, HiddenSize = 8192, EmbeddingSize = 8192, Layers = 16 };

        Assert.Contains("million weights", Assert.Throws<MusicRnnException>(options.Validate).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 64, 1, "lstm", "vocabulary size")]
    [InlineData(10, 0, 1, "lstm", "hidden size")]
    [InlineData(10, 64, 17, "lstm", "layers")]
    [InlineData(10, 64, 1, "brain", "unknown cell")]
    public void SaysWhatCannotBeBuilt(int vocabulary, int hiddenSize, int layers, string cell, string expected)
    {
        var options = new NetworkOptions { VocabularySize = vocabulary, HiddenSize = hiddenSize, Layers = layers, Cell = cell };

        Assert.Contains(expected, Assert.Throws<MusicRnnException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
