using System.Collections.Immutable;
using MusicRnn.Audio;
using MusicRnn.Cli.Conversion;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Rendering;

/// <summary>Makes sound files of one file of music after another, on several threads at once.</summary>
/// <param name="settings">How.</param>
/// <param name="protectedFiles">Full paths that are not to be written to.</param>
/// <param name="reservedFiles">Full paths that only their own conversion writes to.</param>
internal sealed class FileRenderer(RenderSettings settings, IReadOnlySet<string> protectedFiles, IReadOnlySet<string> reservedFiles)
{
    /// <summary>The extension of the files that are written.</summary>
    public const string Extension = ".wav";

    /// <summary>
    /// Reads the file and plays each piece of it into a file. What goes wrong with it stands in the result; throws
    /// <see cref="OperationCanceledException"/> if stopped.
    /// </summary>
    public ConversionResult Render(Conversion.Conversion conversion, IProgress<double>? progress, CancellationToken stop) =>
        ConversionResult.Of(conversion.Input, () =>
        {
            var content = NotationFormats.Read(conversion.Input);
            var pieces = PieceChoice.From(content, conversion.Input, settings.Piece, settings.Accompany);
            if (settings.Spectrogram is not null && pieces.Length != 1)
            {
                throw new MusicRnnException($"{conversion.Input}: expected one piece for a --spectrogram, found {pieces.Length}. Choose one with --piece.");
            }

            return new ConversionResult(conversion.Input, Render(pieces, content.Pieces.Length, conversion, progress, stop)) { Pieces = pieces.Length, Problems = content.Problems };
        });

    // The pieces of a book keep their numbers, also where one of them has no notes.
    private ImmutableArray<string> Render(ImmutableArray<(int Number, Piece Piece)> pieces, int count, Conversion.Conversion conversion, IProgress<double>? progress, CancellationToken stop)
    {
        var numbered = count == 1 || settings.Piece is not null ? [] : conversion.NumberedOutputs(count, reservedFiles);
        var paths = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, (number, piece)) in pieces.Index())
        {
            var path = numbered.IsEmpty ? conversion.Output : numbered[number - 1];
            Render(piece, conversion.Input, path, progress is null ? null : new PartOfProgress(progress, index, pieces.Length), stop);
            paths.Add(path);
        }

        return paths.DrainToImmutable();
    }

    private void Render(Piece piece, string input, string path, IProgress<double>? progress, CancellationToken stop)
    {
        if (protectedFiles.Contains(Path.GetFullPath(path)))
        {
            throw new MusicRnnException($"{path}: stands in the folder that is read, and was not written over. Choose another OUT, or say --overwrite.");
        }

        var gain = WavFile.Write(piece, path, settings.Audio, settings.Format, progress, stop);
        if (settings.Spectrogram is { } picture)
        {
            var heading = piece.Title.Length > 0 ? piece.Title : Path.GetFileNameWithoutExtension(input);
            SpectrogramPicture.Write(new PieceAudio(piece, settings.Audio with { Gain = gain }), heading, picture, stop);
        }
    }

    /// <summary>Tells the progress of one of several pieces of work as that of all.</summary>
    private sealed class PartOfProgress(IProgress<double> progress, int index, int count) : IProgress<double>
    {
        public void Report(double value) => progress.Report((index + value) / count);
    }
}
