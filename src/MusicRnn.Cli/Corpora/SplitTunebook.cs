using System.Text.Json;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>A tunebook in ABC as a corpus of characters, with the split that lies beside it as <c>split.json</c>: the places of tunes in the book.</summary>
internal static class SplitTunebook
{
    private const string SplitName = "split.json";

    /// <summary>Whether a path names an ABC file with a split beside it.</summary>
    public static bool IsOne(string path) =>
        path.EndsWith(".abc", StringComparison.OrdinalIgnoreCase) && File.Exists(path) && File.Exists(SplitBeside(path));

    /// <summary>Reads book and split. Throws <see cref="MusicRnnException"/> if one of them is missing or something else.</summary>
    public static Corpus Read(string path) => Read(path, texts => AbcTokenizer.ForTexts(texts));

    /// <summary>Reads them for a tokenizer that there is; tunes that it cannot tell are dropped.</summary>
    public static Corpus Read(string path, AbcTokenizer tokenizer) => Read(path, _ => tokenizer);

    private static Corpus Read(string path, Func<IEnumerable<string>, AbcTokenizer> tokenizerFor)
    {
        try
        {
            var texts = AbcText.TunesInFile(path).Select((text, place) => new NamedText($"tune {place:d4}", text)).ToArray();
            var sides = ReadSides(SplitBeside(path));
            var tokenizer = tokenizerFor(texts.Select(text => text.Text));
            return Corpus.Create(texts, tokenizer, new CorpusOptions { GivenSide = name => sides.TryGetValue(name, out var side) ? side : null });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new MusicRnnException($"{path}: expected a tunebook with its split.json beside it, found that this cannot be read: {exception.Message}", exception);
        }
    }

    private static string SplitBeside(string path) => Path.Combine(Path.GetDirectoryName(path)!, SplitName);

    private static Dictionary<string, CorpusSide> ReadSides(string path)
    {
        using var split = JsonDocument.Parse(File.ReadAllText(path));
        var sides = new Dictionary<string, CorpusSide>(StringComparer.Ordinal);
        foreach (var (name, side) in new[] { ("train", CorpusSide.Training), ("valid", CorpusSide.Validation), ("test", CorpusSide.Test) })
        {
            foreach (var place in split.RootElement.GetProperty(name).EnumerateArray())
            {
                sides[$"tune {place.GetInt32():d4}"] = side;
            }
        }

        return sides;
    }
}
