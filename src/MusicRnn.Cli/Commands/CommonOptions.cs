using System.CommandLine;
using System.CommandLine.Parsing;

namespace MusicRnn.Cli.Commands;

/// <summary>Options that several verbs share, and checks of their values.</summary>
internal static class CommonOptions
{
    public static Option<int> Threads() => new Option<int>("--threads")
    {
        Description = "Processor cores to use. The result is the same for any number.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    }.InRange(1, 256);

    public static Option<int?> Seed(string description) => new("--seed") { Description = description, HelpName = "N" };

    /// <summary>Makes a value outside the range wrong usage.</summary>
    public static Option<int> InRange(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<int>(), least, most));
        return option;
    }

    /// <summary>Makes a value outside the range wrong usage.</summary>
    public static Option<int?> InRange(this Option<int?> option, int least, int most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<int?>(), least, most));
        return option;
    }

    /// <summary>Makes a value outside the range wrong usage.</summary>
    public static Option<double> InRange(this Option<double> option, double least, double most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<double>(), least, most));
        return option;
    }

    /// <summary>Makes a value outside the range wrong usage.</summary>
    public static Option<double?> InRange(this Option<double?> option, double least, double most)
    {
        option.Validators.Add(result => Check(result, result.GetValueOrDefault<double?>(), least, most));
        return option;
    }

    // Not a number is in no range.
    private static void Check(OptionResult result, double? value, double least, double most)
    {
        if (value is { } number && !(number >= least && number <= most))
        {
            result.AddError(FormattableString.Invariant($"{result.IdentifierToken?.Value ?? result.Option.Name} is {number}: expected {least} to {most}."));
        }
    }
}
