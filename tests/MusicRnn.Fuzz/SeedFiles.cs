using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Fuzz;

/// <summary>The flawless files that inputs are made from.</summary>
internal static class SeedFiles
{
    // Damage to a small file more often hits something that matters.
    private const int LargestSeed = 8 << 10;
    private const int MostTranslated = 40;
    private const int PiecesInBook = 2;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Seeds");

    /// <summary>The seeds of a format: files in its notation, and others translated into it, alone and as a book.</summary>
    public static byte[][] Of(INotationFormat format)
    {
        var files = Directory.GetFiles(Folder).Order(StringComparer.Ordinal).Where(file => new FileInfo(file).Length <= LargestSeed).ToArray();
        var own = files.Where(file => NotationFormats.ForFile(file) == format).Select(File.ReadAllBytes);
        var others = files.Where(file => NotationFormats.ForFile(file) is { } other && other != format)
            .Take(MostTranslated).SelectMany(file => NotationFormats.Read(file).Pieces).ToArray();
        var books = format.HoldsManyPieces ? others.Chunk(PiecesInBook) : [];
        return [.. own, .. others.Select(piece => (Piece[])[piece]).Concat(books).SelectMany(pieces => Translate(pieces, format))];
    }

    /// <summary>Words of the format, one a line in its file of tokens: <c>\n</c>, <c>\t</c>, <c>\\</c> and <c>\x7F</c> as in C.</summary>
    public static byte[][] TokensOf(string format)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Tokens", $"{format}.txt");
        return File.Exists(path) ? [.. File.ReadAllLines(path).Where(line => line.Length > 0).Select(Unescape)] : [];
    }

    private static byte[][] Translate(Piece[] pieces, INotationFormat format)
    {
        using var stream = new MemoryStream();
        try
        {
            format.Write(new ReadResult([.. pieces], []), stream);
            return stream.Length <= LargestSeed ? [stream.ToArray()] : [];
        }
        catch (NotationException)
        {
            // What the format cannot hold is no seed.
            return [];
        }
    }

    private static byte[] Unescape(string line)
    {
        var bytes = new List<byte>();
        for (var index = 0; index < line.Length; index++)
        {
            if (line[index] != '\\' || index + 1 == line.Length)
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(line[index].ToString()));
                continue;
            }

            index++;
            if (line[index] == 'x' && index + 2 < line.Length)
            {
                bytes.Add(Convert.FromHexString(line.AsSpan(index + 1, 2))[0]);
                index += 2;
                continue;
            }

            bytes.Add(line[index] switch { 'n' => (byte)'\n', 't' => (byte)'\t', var other => (byte)other });
        }

        return [.. bytes];
    }
}
