namespace MusicRnn.Learning;

/// <summary>The recurrent part of a network, which networks of all kinds have in common.</summary>
public record RecurrentOptions
{
    private const int LargestSize = 8192;
    private const int MostLayers = 16;

    /// <summary>The names of all cells.</summary>
    public static IReadOnlyList<string> CellNames { get; } = [.. Learning.Layers.Cells.All.Select(cell => cell.Name)];

    /// <summary>The recurrent cell: <c>lstm</c>, <c>gru</c>, <c>tanh</c> or <c>relu-identity</c>.</summary>
    public string Cell { get; init; } = "lstm";

    /// <summary>The units of a recurrent layer, H.</summary>
    public int HiddenSize { get; init; } = 256;

    /// <summary>The number of recurrent layers, L.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Throws <see cref="MusicRnnException"/> for a size that cannot be built.</summary>
    public virtual void Validate()
    {
        RequireSize(HiddenSize, "hidden size");
        Require(Layers is > 0 and <= MostLayers, "number of layers", Layers, $"1 to {MostLayers}");
        _ = Learning.Layers.Cells.Find(Cell);
    }

    private protected static void RequireSize(int size, string what) =>
        Require(size is > 0 and <= LargestSize, what, size, $"1 to {LargestSize}");

    private protected static void RequireVocabulary(int size, string what) =>
        Require(size is > 1 and <= 1 << 20, what, size, "2 to 1048576");

    private protected static void RequireFeatures(IReadOnlyCollection<EmbeddingFeature> features, string what)
    {
        Require(features.Count > 0, $"number of {what} features", features.Count, "1 or more");
        Require(features.Select(feature => feature.Name).Distinct().Count() == features.Count, $"number of {what} features", features.Count, "a name of its own for each");
        foreach (var feature in features)
        {
            Require(feature.VocabularySize is > 0 and <= 1 << 20, $"vocabulary size of the {what} feature '{feature.Name}'", feature.VocabularySize, "1 to 1048576");
            Require(feature.MostTokens is > 0 and <= LargestSize, $"number of tokens of the {what} feature '{feature.Name}'", feature.MostTokens, $"1 to {LargestSize}");
        }
    }

    private protected static void Require(bool holds, string what, int found, string expected)
    {
        if (!holds)
        {
            throw new MusicRnnException($"the {what} is {found}: expected {expected}.");
        }
    }
}
