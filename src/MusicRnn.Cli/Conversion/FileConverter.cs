using System.Collections.Immutable;
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
    public ConversionResult Convert(Conversion conversion) =>
        ConversionResult.Of(conversion.Input, () =>
        {
            var content = NotationFormats.Read(conversion.Input);
            return new ConversionResult(conversion.Input, Write(content, conversion)) { Pieces = content.Pieces.Length, Problems = content.Problems };
        });

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

        var paths = conversion.NumberedOutputs(complete.Pieces.Length, reservedFiles);
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
}
