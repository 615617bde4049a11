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
    private readonly Option<string?> _harmonize = new("--harmonize") { Description = "Compose the other parts to a melody, the first part of this file or --given-part; with a model of ABC text, chord symbols.", HelpName = "FILE" };
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

    private readonly LikeChoice _like;
    private readonly EditingRules _rules;

    /// <summary>Creates the options.</summary>
    /// <param name="like">The option that names an edited piece to be made again.</param>
    /// <param name="bars">The option for the number of bars.</param>
    /// <param name="newPiecesOnly">The verb's options that go with new pieces only.</param>
    public EditingChoices(LikeChoice like, Option bars, IReadOnlyList<Option> newPiecesOnly)
    {
        _like = like;
        EditingKind[] chosenFrom = [EditingKind.Rewritten, EditingKind.Varied, EditingKind.Harmonized];
        _rules = new EditingRules(
            [(EditingKind.Continued, _continue), (EditingKind.Rewritten, _rewrite), (EditingKind.Varied, _vary), (EditingKind.Harmonized, _harmonize)],
            [
                (_fromBar, [EditingKind.Rewritten]), (_toBar, [EditingKind.Rewritten]), (_amount, [EditingKind.Varied]), (_givenPart, [EditingKind.Harmonized]),
                (_candidates, chosenFrom), (_sweeps, [EditingKind.Rewritten]),
            ],
            bars,
            newPiecesOnly);
    }

    /// <summary>Adds the options to the verb, and makes it wrong usage to mix them.</summary>
    public void AddTo(Command command)
    {
        Option[] options = [_continue, _rewrite, _vary, _harmonize, _fromBar, _toBar, _amount, _givenPart, _candidates, _sweeps];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
            var chosen = _rules.Files.Where(file => IsGiven(file.Option)).ToArray();
            var error = chosen switch
            {
                { Length: > 1 } => $"{chosen[0].Option.Name} and {chosen[1].Option.Name} exclude each other: do one after the other.",
                // What kind of piece it is, is in the file.
                [] when IsGiven(_like.Option) => null,
                [(EditingKind.Rewritten, _)] when !IsGiven(_like.Option) && !(IsGiven(_fromBar) && IsGiven(_toBar)) => "--rewrite needs --from-bar and --to-bar.",
                _ => _rules.ErrorIn(IsGiven, chosen.Length == 1 ? chosen[0].Kind : null),
            };
            if (error is not null)
            {
                result.AddError(error);
            }
        });
    }

    /// <summary>What is asked; null if a new piece is. Throws <see cref="MusicRnnException"/>.</summary>
    /// <param name="result">The options.</param>
    /// <param name="isLike">Whether it is to be like an earlier piece.</param>
    /// <param name="earlier">What was done to that one; null if it was new.</param>
    public EditingRequest? RequestOf(ParseResult result, bool isLike, Edit? earlier)
    {
        var (kind, option) = _rules.Files.FirstOrDefault(each => result.GetValue(each.Option) is not null);
        if (isLike)
        {
            return RequestLike(result, earlier, option is null ? null : kind);
        }

        if (option is null)
        {
            return null;
        }

        var file = result.GetRequiredValue(option)!;
        return new EditingRequest(file, EditOf(result, new Edit { Kind = kind, Source = Path.GetFileName(file), SourceSha256 = "" }));
    }

    private EditingRequest? RequestLike(ParseResult result, Edit? earlier, EditingKind? kind)
    {
        var like = result.GetValue(_like.Option)!;
        if (kind is { } asked && asked != earlier?.Kind)
        {
            throw new MusicRnnException($"{like}: expected a piece that was made with {_rules.OptionOf(asked).Name}, found one that was {(earlier is null ? "composed new" : $"made with {_rules.OptionOf(earlier.Kind).Name}")}.");
        }

        if (_rules.ErrorIn(option => result.GetResult(option) is { Implicit: false }, earlier?.Kind) is { } error)
        {
            throw new MusicRnnException($"{like}: {error}");
        }

        return earlier is null
            ? null
            : new EditingRequest(EditedSource.Find(earlier, like, result.GetValue(_rules.OptionOf(earlier.Kind)), _rules.OptionOf(earlier.Kind).Name), EditOf(result, earlier));
    }

    // What is given, what an earlier edit says, or what is usual; of that only what this kind of edit has.
    private Edit EditOf(ParseResult result, Edit start) => start with
    {
        FromBar = result.ValueOr(_fromBar, start.FromBar),
        ToBar = result.ValueOr(_toBar, start.ToBar),
        Amount = start.Kind == EditingKind.Varied ? result.ValueOr(_amount, start.Amount ?? DefaultAmount) : null,
        GivenPart = result.ValueOr(_givenPart, start.GivenPart),
        Candidates = start.Kind == EditingKind.Continued ? null : result.ValueOr(_candidates, start.Candidates ?? EditingOptions.DefaultCandidates),
        Sweeps = start.Kind == EditingKind.Rewritten ? result.ValueOr(_sweeps, start.Sweeps ?? EditingOptions.DefaultSweeps) : null,
    };
}
