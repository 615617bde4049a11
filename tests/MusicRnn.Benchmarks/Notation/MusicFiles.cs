using MusicRnn.Notation;

namespace MusicRnn.Benchmarks.Notation;

/// <summary>The files of music that are measured.</summary>
internal static class MusicFiles
{
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => NotationFormats.ForFile(file) is not null).Order(StringComparer.Ordinal);

    public static int NotesIn(INotationFormat format, byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return format.Read(stream, "benchmark").Pieces.Sum(piece => piece.NoteCount);
    }
}
