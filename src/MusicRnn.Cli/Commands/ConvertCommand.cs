using System.CommandLine;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn convert IN OUT</c>: any format to any other, a file or a whole folder.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var input = new Argument<string>("IN") { Description = "A file of music, or a folder of them." };
        var output = new Argument<string>("OUT") { Description = "The file to write, or the folder for what is made from a folder." };
        var to = new Option<string>("--to") { Description = "For a folder: the format to write.", DefaultValueFactory = _ => "midi", HelpName = "FORMAT" };
        to.AcceptOnlyFromAmong([.. NotationFormats.All.Select(format => format.Name)]);
        var accompany = new Option<bool>("--accompany") { Description = "Play the chord symbols as an accompaniment in parts of their own." };
        var command = new Command("convert", "Convert music from one file format to another.") { input, output, to, accompany };
        command.SetAction(result => Run(result.GetRequiredValue(input), result.GetRequiredValue(output), result.GetRequiredValue(to), result.GetValue(accompany)));
        return command;
    }

    private static int Run(string input, string output, string to, bool accompany) =>
        Directory.Exists(input) ? ConvertFolder(input, output, to, accompany) : ConvertFile(input, output, accompany);

    private static int ConvertFile(string input, string output, bool accompany)
    {
        var format = NotationFormats.ForFile(output) ?? throw new MusicRnnException(
            $"{output}: expected a name that ends in the extension of a format, such as .mid; found '{Path.GetExtension(output)}'.");
        var paths = ConvertPieces(input, output, format, accompany);
        if (paths.Count == 0)
        {
            throw new MusicRnnException($"{input}: no piece in it could be read.");
        }

        Terminal.Say($"Wrote {string.Join(", ", paths)}.");
        return 0;
    }

    private static int ConvertFolder(string input, string output, string to, bool accompany)
    {
        var format = NotationFormats.All.First(each => each.Name == to);
        var written = 0;
        var failed = 0;
        foreach (var file in Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // What is in the wanted format already needs no conversion.
            if (NotationFormats.ForFile(file) is not { } source || source == format)
            {
                continue;
            }

            try
            {
                written += ConvertPieces(file, Path.Combine(output, Path.ChangeExtension(Path.GetRelativePath(input, file), format.Extensions[0])), format, accompany).Count;
            }
            catch (NotationException exception)
            {
                Terminal.Error(exception.Message);
                failed++;
            }
        }

        Terminal.Say($"Wrote {written} {format.Name} files to {output}.{(failed > 0 ? $" {failed} files could not be converted." : "")}");
        return failed > 0 || written == 0 ? 1 : 0;
    }

    // Returns the files that were written, one for each piece.
    private static List<string> ConvertPieces(string input, string output, INotationFormat format, bool accompany)
    {
        var result = NotationFormats.Read(input);
        foreach (var problem in result.Problems)
        {
            Terminal.Note($"{input}: {problem}");
        }

        var paths = new List<string>();
        foreach (var piece in result.Pieces)
        {
            var path = result.Pieces.Length == 1 ? output : Numbered(output, paths.Count + 1);
            var complete = accompany && piece.Chords.Length > 0 ? Accompaniment.AddTo(piece) : piece;
            AtomicFile.Write(path, stream => format.Write(complete, stream));
            paths.Add(path);
        }

        return paths;
    }

    private static string Numbered(string path, int number) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}");
}
