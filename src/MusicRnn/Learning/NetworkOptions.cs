namespace MusicRnn.Learning;

/// <summary>The architecture of a network: all that decides the names and shapes of its weights.</summary>
public sealed record NetworkOptions
{
    /// <summary>The number of tokens, V.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The recurrent cell: <c>lstm</c>, <c>gru</c>, <c>tanh</c> or <c>relu-identity</c>.</summary>
    public string Cell { get; init; } = "lstm";

    /// <summary>The names of all cells.</summary>
    public static IReadOnlyList<string> CellNames { get; } = [.. Learning.Layers.Cells.All.Select(cell => cell.Name)];

    /// <summary>The length of a token's vector, E.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>The units of a recurrent layer, H.</summary>
    public int HiddenSize { get; init; } = 256;

    /// <summary>The number of recurrent layers, L.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Throws <see cref="MusicRnnException"/> for a size that cannot be built.</summary>
    public void Validate()
    {
        const int largestSize = 8192;
        const int mostLayers = 16;
        Require(VocabularySize is > 1 and <= 1 << 20, "vocabulary size", VocabularySize, "2 to 1048576");
        Require(EmbeddingSize is > 0 and <= largestSize, "embedding size", EmbeddingSize, $"1 to {largestSize}");
        Require(HiddenSize is > 0 and <= largestSize, "hidden size", HiddenSize, $"1 to {largestSize}");
        Require(Layers is > 0 and <= mostLayers, "number of layers", Layers, $"1 to {mostLayers}");
        _ = Learning.Layers.Cells.Find(Cell);
    }

    private static void Require(bool holds, string what, int found, string expected)
    {
        if (!holds)
        {
            throw new MusicRnnException($"the {what} is {found}: expected {expected}.");
        }
    }
}
