using MusicRnn.Learning;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Networks;

namespace MusicRnn.Composing;

/// <summary>How many numbers the weights of a network are, found out without making one.</summary>
internal static class WeightSize
{
    /// <summary>The numbers in all tensors of <see cref="NetworkWeights.ToTensors"/>.</summary>
    public static long Of(TokenNetworkOptions options) => options switch
    {
        FrameNetworkOptions frames => RecurrentOf(frames) + TablesOf(frames) + HeadOf(frames),
        _ => RecurrentOf(options) + ((long)options.VocabularySize * (options.EmbeddingSize + options.HiddenSize + 1)),
    };

    private static long TablesOf(FrameNetworkOptions options) =>
        options.FrameFeatures.Concat(options.TokenFeatures).Sum(feature => (long)feature.VocabularySize) * options.EmbeddingSize;

    private static long HeadOf(FrameNetworkOptions options) =>
        ((long)options.HiddenSize * (options.HiddenSize + options.EmbeddingSize + 1)) + ((long)options.VocabularySize * (options.HiddenSize + 1));

    private static long RecurrentOf(TokenNetworkOptions options)
    {
        var gates = Cells.Find(options.Cell).Gates;
        long inputBlocks = gates.Count(gate => gate.FromInput is not null);
        long stateBlocks = gates.Count(gate => gate.FromState is not null);
        long hidden = options.HiddenSize;
        var numbers = 0L;
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var input = layer == 0 ? options.EmbeddingSize : hidden;
            numbers += (inputBlocks * hidden * (input + 1)) + (stateBlocks * hidden * (hidden + 1));
        }

        return numbers;
    }
}
