using System.Globalization;
using System.Text.Json;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>
/// A split given as lists of names: a JSON object with <c>train</c>, <c>valid</c> (or <c>validation</c>) and, if there is one,
/// <c>test</c>. A name is a piece's, with or without folder and extension; a number is a tune's place in its book, from 0.
/// </summary>
internal static class SplitFile
{
    private static readonly (string Name, CorpusSide Side)[] Lists =
    [
        ("train", CorpusSide.Training), ("training", CorpusSide.Training), ("valid", CorpusSide.Validation), ("validation", CorpusSide.Validation), ("test", CorpusSide.Test),
    ];

    /// <summary>The side of each piece by its name; null for those that the lists do not name. Throws <see cref="MusicRnnException"/> if the file is something else, or names a piece twice.</summary>
    public static Func<string, CorpusSide?> Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var sides = SidesIn(path, document.RootElement);
            return piece => NamesOf(piece).Select(name => sides.TryGetValue(name, out var side) ? side : (CorpusSide?)null).FirstOrDefault(side => side is not null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new MusicRnnException($"{path}: expected lists of names, as in {{\"train\": [\"a.mid\"], \"valid\": [\"b.mid\"]}}, found something else ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MusicRnnException($"{path}: the lists of the split cannot be read ({exception.Message}) See that the file is there and may be read.", exception);
        }
    }

    private static Dictionary<string, CorpusSide> SidesIn(string path, JsonElement root)
    {
        var sides = new Dictionary<string, CorpusSide>(StringComparer.Ordinal);
        foreach (var (list, side) in Lists)
        {
            if (!root.TryGetProperty(list, out var names))
            {
                continue;
            }

            foreach (var name in names.EnumerateArray().Select(NameIn))
            {
                if (!sides.TryAdd(name, side) && sides[name] != side)
                {
                    throw new MusicRnnException($"{path}: expected each name on one side, found '{name}' on two. Take it out of one list.");
                }
            }
        }

        return sides.ContainsValue(CorpusSide.Training) && sides.ContainsValue(CorpusSide.Validation)
            ? sides
            : throw new MusicRnnException($"{path}: expected the lists train and valid with at least one name each, found {(sides.Count == 0 ? "neither" : "only one")}.");
    }

    private static string NameIn(JsonElement name) => name.ValueKind == JsonValueKind.Number
        ? string.Create(CultureInfo.InvariantCulture, $"#{name.GetInt32() + 1}")
        : name.GetString() ?? throw new JsonException("a name is null.");

    // As it is; without its extension; both without the folder; and its place in a book.
    private static IEnumerable<string> NamesOf(string piece)
    {
        var mark = piece.LastIndexOf('#');
        var (file, place) = mark < 0 ? (piece, "") : (piece[..mark], piece[mark..]);
        var extension = Path.GetExtension(file);
        var folder = file.LastIndexOf('/') + 1;
        yield return piece;
        yield return file[..^extension.Length] + place;
        yield return file[folder..] + place;
        yield return file[folder..^extension.Length] + place;
        if (place.Length > 0)
        {
            yield return place;
        }
    }
}
