using System.CommandLine;
using System.Globalization;

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

    /// <summary>What the person has given; where nothing was given, what is so already.</summary>
    public static T ValueOr<T>(this ParseResult result, Option<T> option, T current) =>
        result.GetResult(option) is { Implicit: false } ? result.GetValue(option)! : current;

    /// <summary>Makes a number outside the range, also one that is not a number, wrong usage.</summary>
    public static Option<T> InRange<T>(this Option<T> option, double least, double most)
    {
        option.Validators.Add(result =>
        {
            // What is no number at all is told by the parser, which knows the type.
            if (result.Tokens.Count == 1
                && double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && !(number >= least && number <= most))
            {
                result.AddError(FormattableString.Invariant($"{option.Name} is {result.Tokens[0].Value}: expected {least} to {most}."));
            }
        });
        return option;
    }
}
