using MusicRnn.Notation;

namespace MusicRnn.Cli.Conversion;

/// <summary>Converts a folder of music by its plan, or makes sound of it, several files at a time, and tells what came of it in the order of their names.</summary>
internal sealed class FolderConversion(ConversionPlan plan, string input, string output, string verb)
{
    private const int ProblemsOfAFile = 3;

    private int _written;
    private long _pieces;
    private int _passedOver;
    private int _failed;

    /// <summary>Converts all files. Returns whether each that should be could be. Throws <see cref="MusicRnnException"/> if nothing was written.</summary>
    /// <param name="convert">Converts one file; called from several threads at once.</param>
    /// <param name="stop">Ends the work.</param>
    public bool Run(Func<Conversion, ConversionResult> convert, CancellationToken stop)
    {
        foreach (var obstacle in plan.Obstacles)
        {
            Terminal.Note($"{obstacle.Name}: passed over, {obstacle.Obstacle}.");
        }

        try
        {
            FileProgress.Show(verb, plan.Conversions.Length, progress =>
            {
                foreach (var result in OrderedWork.Select(plan.Conversions, convert, stop))
                {
                    progress.Advance();
                    Add(result, progress);
                }
            });
        }
        catch (OperationCanceledException)
        {
            Terminal.Note(Summary());
            throw;
        }

        if (_written == 0)
        {
            throw new MusicRnnException($"{input}: expected files to make {plan.Name} of, found {(Rest() is { Length: > 0 } rest ? $"none that can be: {rest}" : "no file at all")}. Readable are {string.Join(' ', NotationFormats.All.SelectMany(format => format.Extensions))}.");
        }

        Terminal.Say(Summary());
        return _failed == 0;
    }

    private void Add(ConversionResult result, FileProgress progress)
    {
        foreach (var problem in result.Problems.Take(ProblemsOfAFile))
        {
            progress.Tell($"{result.Input}: {problem}");
        }

        if (result.Problems.Length > ProblemsOfAFile)
        {
            progress.Tell($"{result.Input}: {result.Problems.Length - ProblemsOfAFile} more problems; all: musicrnn doctor {result.Input}");
        }

        _written += result.Written.Length;
        _pieces += result.Pieces;
        if (result.IsPassedOver)
        {
            _passedOver++;
        }
        else if (result.Failure is { } failure)
        {
            _failed++;
            progress.Tell(Terminal.ErrorLine(failure));
        }
    }

    private string Summary()
    {
        var rest = Rest();
        return $"Wrote {Wording.Count(_written, $"{plan.Name} file")} with {Wording.Count(_pieces, "piece")} to {output}.{(rest.Length > 0 ? $" Of the other files, {rest}." : "")}";
    }

    // What else there was in the folder.
    private string Rest()
    {
        (int Count, string What)[] all =
        [
            (_failed, "could not be converted"), (plan.AlreadyThere, $"in {plan.Name} already"), (_passedOver, "no music under a music file's extension"), (plan.OtherFiles, "in no known format"),
        ];
        var rest = all.Where(entry => entry.Count > 0).Select(entry => $"{entry.Count} {entry.What}");
        return string.Join(", ", rest);
    }
}
