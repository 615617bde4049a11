using System.CommandLine;
using MusicRnn.Cli.Commands;

namespace MusicRnn.Cli.Evaluation;

/// <summary>The options of <c>musicrnn evaluate --generated DIR --reference FOLDER</c>.</summary>
internal sealed class StatisticsOptions
{
    private readonly Option<string> _generated = new("--generated") { Description = "Instead of a model: a folder of generated pieces, by anybody, whose music is compared with the reference's.", HelpName = "DIR" };
    private readonly Option<string> _reference = new("--reference") { Description = "The folder of pieces that the generated ones are to be like.", HelpName = "FOLDER" };
    private readonly Option<string> _plots = new("--plots") { Description = "Draw the comparison into this folder.", HelpName = "DIR" };
    private readonly Option<int?> _seed = CommonOptions.Seed("Decides the reference's two halves and which pieces of large folders are compared one by one; 1 if not given.");

    /// <summary>Adds the options to the verb, and makes it wrong usage to ask for half of a comparison, or for it and a model.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="model">Its argument for a model.</param>
    /// <param name="ofModelsOnly">Its options that a comparison does not have.</param>
    public void AddTo(Command command, Argument<string?> model, params Option[] ofModelsOnly)
    {
        command.Options.Add(_generated);
        command.Options.Add(_reference);
        command.Options.Add(_plots);
        command.Options.Add(_seed);
        command.Validators.Add(result =>
        {
            var (hasGenerated, hasReference) = (result.GetResult(_generated) is not null, result.GetResult(_reference) is not null);
            var isComparison = hasGenerated || hasReference || result.GetResult(_plots) is not null || result.GetResult(_seed) is not null;
            var other = ofModelsOnly.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            var error = (isComparison, hasGenerated, hasReference) switch
            {
                (false, _, _) when result.GetResult(model) is null or { Tokens.Count: 0 } =>
                    "expected a model and a folder, or --generated DIR --reference FOLDER, found neither.",
                (true, false, _) => "expected --generated DIR, the pieces to compare with the reference, found none.",
                (true, _, false) => "expected --reference FOLDER, the pieces that the generated ones are to be like, found none.",
                (true, _, _) when result.GetResult(model) is { Tokens.Count: > 0 } arguments =>
                    $"expected --generated and --reference alone, found '{arguments.Tokens[0].Value}' too. Measure the model on its own.",
                (true, _, _) when other is not null => $"{other.Name} is for models: leave it out where --generated is given.",
                _ => null,
            };
            if (error is not null)
            {
                result.AddError(error);
            }
        });
    }

    /// <summary>What is to be compared; null if it is a model that is measured.</summary>
    public StatisticsRequest? RequestOf(ParseResult result) => result.GetValue(_generated) is not { } generated
        ? null
        : new StatisticsRequest(generated, result.GetRequiredValue(_reference), result.GetValue(_plots), result.GetValue(_seed) ?? 1);
}
