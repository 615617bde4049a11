using System.CommandLine;
using MusicRnn.Cli.Commands;
using MusicRnn.Composing.Editing;

namespace MusicRnn.Cli.Editing;

/// <summary>The options of <c>compose</c> for going on, rewriting, varying and accompanying.</summary>
internal sealed class EditingChoices
{
    private const double DefaultAmount = 0.3;

    private readonly Option<string?> _continue = new("--continue") { Description = "Go on where the piece in this file ends: --bars new bars, all of the piece before them.", HelpName = "FILE" };
    private readonly Option<string?> _rewrite = new("--rewrite") { Description = "Compose bars of the piece in this file anew, --from-bar to --to-bar; all else stays as it is.", HelpName = "FILE" };
    private readonly Option<int?> _fromBar = new Option<int?>("--from-bar") { Description = "The first bar to rewrite; a pickup does not count.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<int?> _toBar = new Option<int?>("--to-bar") { Description = "The last bar to rewrite.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<string?> _vary = new("--vary") { Description = "A variation of the piece in this file: --amount of its bars are new, phrase ends last.", HelpName = "FILE" };
    private readonly Option<double?> _amount = new Option<double?>("--amount") { Description = FormattableString.Invariant($"How much to vary, from 0 (nothing) to 1 (all bars); {DefaultAmount} without it."), HelpName = "X" }.InRange(0, 1);
    private readonly Option<string?> _harmonize = new("--harmonize") { Description = "Compose the other parts to a melody, the first part of this file or --given-part.", HelpName = "FILE" };
    private readonly Option<int?> _givenPart = new Option<int?>("--given-part") { Description = "The part that is given, from 1.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<int> _candidates = new Option<int>("--candidates")
    {
        Description = "How many candidates are composed and chosen from by how well they fit what is given.",
        DefaultValueFactory = _ => EditingOptions.DefaultCandidates,
        HelpName = "N",
    }.InRange(1, 4096);

    private readonly Option<int> _sweeps = new Option<int>("--sweeps")
    {
        Description = "How often each rewritten bar is drawn once more between its new neighbours: more fits better and takes longer.",
        DefaultValueFactory = _ => EditingOptions.DefaultSweeps,
        HelpName = "N",
    }.InRange(0, 100);

    /// <summary>Adds the options to the verb, and makes it wrong usage to mix them.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="bars">Its option for the number of bars, which of these only going on has.</param>
    /// <param name="maxCopy">Its option for how much may be copied: the same.</param>
    /// <param name="newPiecesOnly">Its options that go with new pieces only.</param>
    public void AddTo(Command command, Option bars, Option maxCopy, IReadOnlyList<Option> newPiecesOnly)
    {
        Option[] files = [_continue, _rewrite, _vary, _harmonize];
        (Option Option, Option[] With)[] details =
        [
            (_fromBar, [_rewrite]), (_toBar, [_rewrite]), (_amount, [_vary]), (_givenPart, [_harmonize]), (_candidates, [_rewrite, _vary, _harmonize]), (_sweeps, [_rewrite]),
        ];
        foreach (var option in files.Concat(details.Select(detail => detail.Option)))
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
            var chosen = files.Where(IsGiven).ToArray();
            var stray = details.FirstOrDefault(detail => IsGiven(detail.Option) && !detail.With.Any(IsGiven));
            var other = newPiecesOnly.Concat(IsGiven(_continue) ? [] : [bars, maxCopy]).FirstOrDefault(IsGiven);
            var error = (chosen, stray.Option, other) switch
            {
                ({ Length: > 1 }, _, _) => $"{chosen[0].Name} and {chosen[1].Name} exclude each other: do one after the other.",
                (_, { } detail, _) => $"{detail.Name} goes with {string.Join(" or ", stray.With.Select(option => option.Name))} only.",
                ([var option], _, { } unfit) => $"{unfit.Name} does not go with {option.Name}, where the piece decides it.",
                _ when IsGiven(_rewrite) && !(IsGiven(_fromBar) && IsGiven(_toBar)) => "--rewrite needs --from-bar and --to-bar.",
                _ => null,
            };
            if (error is not null)
            {
                result.AddError(error);
            }
        });
    }

    /// <summary>What is asked; null if a new piece is.</summary>
    public EditingRequest? RequestOf(ParseResult result)
    {
        (EditingKind Kind, string? File)[] files =
        [
            (EditingKind.Continued, result.GetValue(_continue)), (EditingKind.Rewritten, result.GetValue(_rewrite)),
            (EditingKind.Varied, result.GetValue(_vary)), (EditingKind.Harmonized, result.GetValue(_harmonize)),
        ];
        var (kind, file) = files.FirstOrDefault(each => each.File is not null);
        return file is null
            ? null
            : new EditingRequest(
                kind, file, (result.GetValue(_fromBar) ?? 1, result.GetValue(_toBar) ?? 1), result.GetValue(_amount) ?? DefaultAmount, result.GetValue(_givenPart), result.GetValue(_candidates), result.GetValue(_sweeps));
    }
}
