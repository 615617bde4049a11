using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using MusicRnn.Music;

namespace MusicRnn.Notation.PianoRolls;

/// <summary>
/// The piano-roll sets that the literature measures likelihoods on (Boulanger-Lewandowski, Bengio and Vincent 2012), as JSON
/// with their own split: <c>{"train":[PIECE...],"valid":[...],"test":[...]}</c>; a piece is a list of frames, a frame the list
/// of MIDI pitches that sound in it. The file may be compressed with gzip.
/// </summary>
/// <param name="Training">The pieces to learn from.</param>
/// <param name="Validation">The pieces to choose by.</param>
/// <param name="Test">The pieces to measure by.</param>
public sealed record PianoRollFile(ImmutableArray<Piece> Training, ImmutableArray<Piece> Validation, ImmutableArray<Piece> Test)
{
    private static readonly string[] SplitNames = ["train", "valid", "test"];

    private const int LongestFile = 1 << 28;
    private const int HighestPitch = 127;

    // {, the split, the piece, the frame.
    private const int DeepestNesting = 4;

    /// <summary>Whether a path names a file that begins as piano-roll files do; false if it cannot be read.</summary>
    public static bool IsOne(string path)
    {
        const int enough = 64;
        var mayBe = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase);
        if (!mayBe || !File.Exists(path))
        {
            return false;
        }

        try
        {
            using var stream = Open(path);
            Span<byte> beginning = stackalloc byte[enough];
            var count = stream.ReadAtLeast(beginning, enough, throwOnEndOfStream: false);
            var text = System.Text.Encoding.ASCII.GetString(beginning[..count]).TrimStart();
            return text.StartsWith('{') && SplitNames.Any(name => text[1..].TrimStart().StartsWith($"\"{name}\"", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Reads a file. Throws <see cref="NotationException"/> if it is not as said above.</summary>
    /// <param name="path">The file.</param>
    /// <param name="framesPerQuarter">How many frames a quarter note lasts, which the file does not say.</param>
    public static PianoRollFile Read(string path, int framesPerQuarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(framesPerQuarter, 1);
        try
        {
            using var document = JsonDocument.Parse(ReadBytes(path), new JsonDocumentOptions { MaxDepth = DeepestNesting });
            var root = document.RootElement;
            return new PianoRollFile(SplitOf(SplitNames[0]), SplitOf(SplitNames[1]), SplitOf(SplitNames[2]));

            ImmutableArray<Piece> SplitOf(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var split)
                ? [.. ArrayIn(split, path, name).EnumerateArray().Select((piece, index) => PieceOf(piece, framesPerQuarter, path, $"{name}[{index}]"))]
                : throw Unexpected(path, "the beginning", $"a list \"{name}\" of pieces", "none");
        }
        catch (JsonException exception)
        {
            throw new NotationException(path, $"expected a piano-roll file, found text that is not JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new NotationException(path, $"the file cannot be read ({exception.Message}) See that it is there, whole, and may be read.");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        using var stream = Open(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            if (bytes.Length + read > LongestFile)
            {
                throw Unexpected(path, "the end", $"at most {LongestFile} bytes", "more");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static Piece PieceOf(JsonElement piece, int framesPerQuarter, string path, string where)
    {
        var frames = ArrayIn(piece, path, where).EnumerateArray().Select((frame, index) => FrameOf(frame, path, $"{where}[{index}]"));
        return new PianoRoll(framesPerQuarter, [.. frames]).ToPiece() with { Title = where };
    }

    private static UInt128 FrameOf(JsonElement frame, string path, string where)
    {
        var keys = UInt128.Zero;
        foreach (var element in ArrayIn(frame, path, where).EnumerateArray())
        {
            var isPitch = element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var pitch) && pitch is >= 0 and <= HighestPitch;
            keys |= isPitch ? UInt128.One << element.GetInt32() : throw Unexpected(path, where, "a MIDI pitch from 0 to 127", element.ToString());
        }

        return keys;
    }

    private static JsonElement ArrayIn(JsonElement element, string path, string where) => element.ValueKind == JsonValueKind.Array
        ? element
        : throw Unexpected(path, where, "a list", element.ToString());

    private static NotationException Unexpected(string path, string where, string expected, string found) =>
        new(path, where, $"expected {expected}, found {found}. A piano-roll file is {{\"train\":[[[60,64]]],\"valid\":[],\"test\":[]}}.");
}
