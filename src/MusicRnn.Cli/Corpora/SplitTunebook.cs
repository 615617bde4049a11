using System.Text.Json;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>A tunebook in ABC as a corpus of characters, with the split that lies beside it as <c>split.json</c>: the places of tunes in the book.</summary>
internal static class SplitTunebook
{
    /// <summary>Reads book and split. Throws <see cref="MusicRnnException"/> if one of them is missing or something else.</summary>
    public static Corpus Read(string path)
    {
        try
        {
            var texts = AbcText.TunesIn(File.ReadAllText(path)).Select((text, place) => new NamedText($"tune {place:d4}", text)).ToArray();
            var sides = ReadSides(Path.Combine(Path.GetDirectoryName(path)!, "split.json"));
            var tokenizer = AbcTokenizer.ForTexts(texts.Select(text => text.Text));
            return Corpus.Create(texts, tokenizer, new CorpusOptions { GivenSide = name => sides.TryGetValue(name, out var side) ? side : null });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new MusicRnnException($"{path}: expected a tunebook with its split.json beside it, found that this cannot be read: {exception.Message}", exception);
        }
    }

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
