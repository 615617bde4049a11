using MusicRnn.Learning;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Composing;

/// <summary>How many numbers the weights of a network are, found out without making one.</summary>
internal static class WeightSize
{
    /// <summary>The numbers in all tensors of <see cref="NetworkWeights.ToTensors"/>.</summary>
    public static long Of(NetworkOptions options)
    {
        var gates = Cells.Find(options.Cell).Gates;
        long inputBlocks = gates.Count(gate => gate.FromInput is not null);
        long stateBlocks = gates.Count(gate => gate.FromState is not null);
        long hidden = options.HiddenSize;
        var numbers = (long)options.VocabularySize * (options.EmbeddingSize + hidden + 1);
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var input = layer == 0 ? options.EmbeddingSize : hidden;
            numbers += (inputBlocks * hidden * (input + 1)) + (stateBlocks * hidden * (hidden + 1));
        }

        return numbers;
    }
}
