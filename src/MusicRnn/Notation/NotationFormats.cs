using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;
using MusicRnn.Notation.Json;
using MusicRnn.Notation.Midi;
using MusicRnn.Notation.MusicXml;

namespace MusicRnn.Notation;

/// <summary>All formats that music is read from and written to, and the way from a file's name to its format.</summary>
public static class NotationFormats
{
    /// <summary>
    /// THE LIST. Where a folder holds the same piece in two formats, the one that comes first here is read. A new format
    /// is a folder beside this file and one line here.
    /// </summary>
    public static ImmutableArray<INotationFormat> All { get; } =
    [
        new MidiFormat(),
        new AbcFormat(),
        new MusicXmlFormat(),
        new CompressedMusicXmlFormat(),
        new JsonFormat(),
    ];

    /// <summary>The format that has the file's extension, in small or capital letters; null if none has.</summary>
    public static INotationFormat? ForFile(string path)
    {
        var extension = Path.GetExtension(path);
        foreach (var format in All)
        {
            if (format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>The format that a person calls by its name or by one of its extensions without the dot; null if none is called so.</summary>
    public static INotationFormat? Named(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? ForFile("." + name);

    /// <summary>
    /// Reads a file in the format of its extension. Throws <see cref="NotationException"/> if the content cannot be read
    /// as that, and <see cref="MusicRnnException"/> if the file is missing, is a folder, has an extension that no format
    /// knows, or cannot be opened.
    /// </summary>
    public static ReadResult Read(string path) => Read(path, path);

    /// <summary>Writes one piece. Throws <see cref="NotationException"/> if the format cannot hold it.</summary>
    public static void Write(this INotationFormat format, Piece piece, Stream stream) => format.Write(new ReadResult([piece], []), stream);

    /// <summary>Reads a file that messages call <paramref name="source"/>.</summary>
    internal static ReadResult Read(string path, string source)
    {
        if (Directory.Exists(path))
        {
            throw new MusicRnnException($"{source}: expected a file, found a folder. Name one of the files in it.");
        }

        var format = ForFile(path) ?? throw new MusicRnnException(
            $"{source}: expected a file of music ({ExtensionList}), found the extension '{Path.GetExtension(path)}'. Convert the file, or correct its name.");
        using var content = Open(path, source);
        return format.Read(content, source);
    }

    /// <summary>The extensions of all formats, as messages list them.</summary>
    internal static string ExtensionList => string.Join(" ", All.SelectMany(format => format.Extensions));

    private static Stream Open(string path, string source)
    {
        try
        {
            // What has no length may be a pipe or a device, which would keep us waiting: only files with content are opened.
            var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
            return new FileInfo(target).Length == 0 ? new MemoryStream([]) : new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MusicRnnException($"{source}: expected a file, found none there. Check its name.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new MusicRnnException($"{source}: cannot be opened ({exception.Message}) Check its permissions.", exception);
        }
    }
}
