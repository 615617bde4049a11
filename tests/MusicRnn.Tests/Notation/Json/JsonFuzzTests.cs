using System.Text;
using CsCheck;
using MusicRnn.Notation;

namespace MusicRnn.Tests.Notation.Json;

/// <summary>Whatever the bytes are, the reader ends with pieces that can be written, or with one exception that says why not.</summary>
public sealed class JsonFuzzTests
{
    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\u", "null", "-1", "1e400", "99999999999", "\"pieces\":[", "\"notes\":[[0,1,2,3],", "\"parts\":[{", "\"tick\":",
        "\"ticksPerQuarter\":1,", "\"end\":1073741824,", "\uFEFF", "\0",
    ];

    [Fact]
    public void SpoiledFilesAreReadOrRefused() =>
        Gen.Select(JsonPieces.Any, Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.OneOf(Words)).Array[1, 4]).Sample(
            (piece, spoils) =>
            {
                var text = JsonText.WriteText(piece);
                foreach (var (place, removed, word) in spoils)
                {
                    var at = (int)(place * text.Length);
                    text = text[..at] + word + text[Math.Min(text.Length, at + removed)..];
                }

                AssertReadOrRefused(Encoding.UTF8.GetBytes(text));
            },
            iter: 300);

    [Fact]
    public void WordsInAnyOrderAreReadOrRefused() =>
        Gen.OneOf(Words).Array[0, 30].Sample(words => AssertReadOrRefused(Encoding.UTF8.GetBytes("{\"pieces\":[{" + string.Concat(words))), iter: 2000);

    private static void AssertReadOrRefused(byte[] bytes)
    {
        try
        {
            var result = JsonText.Read(bytes);
            Assert.Equal(result.Pieces, JsonText.Read(JsonText.Write(result)).Pieces);
        }
        catch (NotationException exception)
        {
            Assert.StartsWith("a.json", exception.Message, StringComparison.Ordinal);
        }
    }
}
