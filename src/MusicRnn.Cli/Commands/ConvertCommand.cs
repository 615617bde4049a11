using System.CommandLine;
using MusicRnn.Cli.Conversion;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn convert IN OUT</c>: any format to any other, a file or a whole folder.</summary>
internal sealed class ConvertCommand
{
    private const string DefaultFormat = "midi";

    private readonly Argument<string> _input = new("IN") { Description = "A file of music, or a folder of them with all folders in it." };
    private readonly Argument<string> _output = new("OUT") { Description = "The file to write, whose extension tells its format; or the folder for what is made of a folder, where each file keeps its path." };
    private readonly Option<string?> _to = new("--to") { Description = $"The format to write into a folder: {Formats} (for a folder, {DefaultFormat} if not said).", HelpName = "FORMAT" };
    private readonly Option<bool> _accompany = new("--accompany") { Description = "Play the chord symbols as an accompaniment in parts of their own." };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "When OUT is IN: write over files that were there before." };

    private static string Formats => string.Join(", ", NotationFormats.All.Select(format => format.Name));

    public static Command Create()
    {
        var convert = new ConvertCommand();
        convert._to.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && NotationFormats.Named(result.Tokens[0].Value) is null)
            {
                result.AddError($"--to is {result.Tokens[0].Value}: expected {Formats}.");
            }
        });
        var command = new Command("convert", "Convert music from one file format to another, a file or a whole folder. Of a folder, what can be converted is, even if some of it cannot; the exit code is 1 then.") { convert._input, convert._output, convert._to, convert._accompany, convert._overwrite };
        command.SetAction(convert.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        var (input, output) = (result.GetRequiredValue(_input), result.GetRequiredValue(_output));
        var to = result.GetValue(_to) is { } name ? NotationFormats.Named(name) : null;
        if (!Directory.Exists(input))
        {
            ConvertFile(input, output, to, result.GetValue(_accompany));
            return 0;
        }

        if (File.Exists(output) || (!Directory.Exists(output) && NotationFormats.ForFile(output) is not null))
        {
            throw new MusicRnnException($"{output}: expected the name of a folder, as {input} is a folder, found that of a file. Name a folder, and the format with --to.");
        }

        var format = to ?? NotationFormats.Named(DefaultFormat)!;
        var plan = ConversionPlan.For(input, output, format, interrupt.Token);
        var converter = new FileConverter(format, result.GetValue(_accompany), result.GetValue(_overwrite) ? new HashSet<string>() : plan.Inputs, plan.Outputs);
        return new FolderConversion(plan, input, output, "converting").Run(converter.Convert, interrupt.Token) ? 0 : 1;
    }

    private static void ConvertFile(string input, string output, INotationFormat? to, bool accompany)
    {
        var path = OutputFileOf(input, output, to);
        var format = to ?? NotationFormats.ForFile(path) ?? throw new MusicRnnException(
            $"{path}: expected a name that ends in the extension of a format ({string.Join(' ', NotationFormats.All.Select(each => each.Extensions[0]))}), found '{Path.GetExtension(path)}'. Change the name, or say the format with --to.");
        if (to is not null && NotationFormats.ForFile(path) is { } named && named != to)
        {
            throw new MusicRnnException($"{path}: expected the name of a {to.Name} file, as --to says, found that of a {named.Name} file. Leave out --to, or change the name.");
        }

        if (Path.GetFullPath(input) == Path.GetFullPath(path))
        {
            throw new MusicRnnException($"{path}: expected another file to write than the one that is read. Change its name.");
        }

        var result = new FileConverter(format, accompany, new HashSet<string>(), new HashSet<string>()).Convert(new Conversion.Conversion(input, path));
        if (result.Failure is { } failure)
        {
            throw new MusicRnnException(failure);
        }

        foreach (var problem in result.Problems)
        {
            Terminal.Note($"{input}: {problem}");
        }

        Terminal.Say(result.Written.Length == 1
            ? $"Wrote {path} with {Wording.Count(result.Pieces, "piece")}."
            : $"Wrote {Wording.Count(result.Written.Length, $"{format.Name} file")}, {result.Written[0]} to {result.Written[^1]}.");
    }

    // In a folder, the file is called as its source.
    private static string OutputFileOf(string input, string output, INotationFormat? to)
    {
        if (!Directory.Exists(output))
        {
            return output;
        }

        return to is null
            ? throw new MusicRnnException($"{output}: expected the name of a file, found a folder. Name a file in it, or say the format with --to.")
            : Path.Combine(output, Path.ChangeExtension(Path.GetFileName(input), to.Extensions[0]));
    }
}
