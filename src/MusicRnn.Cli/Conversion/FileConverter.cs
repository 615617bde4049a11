using System.Collections.Immutable;
using System.Globalization;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Conversion;

/// <summary>Converts one file after another, on several threads at once.</summary>
/// <param name="format">What is written.</param>
/// <param name="accompany">Whether chord symbols are played.</param>
/// <param name="protectedFiles">Full paths that are not to be written to.</param>
/// <param name="reservedFiles">Full paths that only their own conversion writes to.</param>
internal sealed class FileConverter(INotationFormat format, bool accompany, IReadOnlySet<string> protectedFiles, IReadOnlySet<string> reservedFiles)
{
    /// <summary>
    /// Reads the file and writes what is in it. What goes wrong with this one file stands in the result; a file that is
    /// no music at all is passed over. Throws nothing but <see cref="OutOfMemoryException"/>.
    /// </summary>
    public ConversionResult Convert(Conversion conversion)
    {
        try
        {
            var content = NotationFormats.Read(conversion.Input);
            return new ConversionResult(conversion.Input, Write(content, conversion)) { Pieces = content.Pieces.Length, Problems = content.Problems };
        }
        catch (NotationException exception) when (exception.IsOfAnotherKind)
        {
            return new ConversionResult(conversion.Input, []) { Failure = exception.Message, IsPassedOver = true };
        }
        catch (MusicRnnException exception)
        {
            return new ConversionResult(conversion.Input, []) { Failure = exception.Message };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !CommandLine.IsTraced)
        {
            return new ConversionResult(conversion.Input, []) { Failure = $"{conversion.Input}: {CommandLine.OwnMistake(exception)}" };
        }
    }

    private ImmutableArray<string> Write(ReadResult content, Conversion conversion)
    {
        if (content.Pieces.IsEmpty)
        {
            throw new MusicRnnException($"{conversion.Input}: expected music, found no piece that can be read{(content.Problems.IsEmpty ? "." : $": {content.Problems[0]}")}");
        }

        var complete = content with { Pieces = [.. content.Pieces.Select(Complete)] };
        if (format.HoldsManyPieces || complete.Pieces.Length == 1)
        {
            Write(complete, conversion.Output);
            return [conversion.Output];
        }

        var paths = NumberedPaths(conversion, complete.Pieces.Length);
        for (var index = 0; index < paths.Length; index++)
        {
            Write(new ReadResult([complete.Pieces[index]], []), paths[index]);
        }

        return paths;
    }

    private void Write(ReadResult content, string path)
    {
        if (protectedFiles.Contains(Path.GetFullPath(path)))
        {
            throw new MusicRnnException($"{path}: stands in the folder that is read, and was not written over. Choose another OUT, or say --overwrite.");
        }

        AtomicFile.Write(path, stream => format.Write(content, stream));
    }

    private Piece Complete(Piece piece) => accompany && !piece.Chords.IsEmpty ? Accompaniment.AddTo(piece) : piece;

    // x-1.mid, x-2.mid and so on; where another file's output is called so, x.abc-1.mid.
    private ImmutableArray<string> NumberedPaths(Conversion conversion, int count)
    {
        var usual = Numbered(Path.ChangeExtension(conversion.Output, null));
        return usual.Any(path => reservedFiles.Contains(Path.GetFullPath(path)))
            ? Numbered(Path.Combine(Path.GetDirectoryName(conversion.Output) ?? "", Path.GetFileName(conversion.Input)))
            : usual;

        ImmutableArray<string> Numbered(string stem) =>
            [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{Path.GetExtension(conversion.Output)}"))];
    }
}
