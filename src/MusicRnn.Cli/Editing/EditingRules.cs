using System.CommandLine;
using MusicRnn.Composing.Editing;

namespace MusicRnn.Cli.Editing;

/// <summary>Which options of <c>compose</c> go with which.</summary>
/// <param name="Files">The option of each kind of edit.</param>
/// <param name="Details">Options that go with some kinds of edit only.</param>
/// <param name="Bars">The option for the number of bars, which of all edits only going on has.</param>
/// <param name="NewPiecesOnly">Options that go with no edit.</param>
internal sealed record EditingRules(
    IReadOnlyList<(EditingKind Kind, Option<string?> Option)> Files,
    IReadOnlyList<(Option Option, EditingKind[] Kinds)> Details,
    Option Bars,
    IReadOnlyList<Option> NewPiecesOnly)
{
    /// <summary>The option of a kind of edit.</summary>
    public Option<string?> OptionOf(EditingKind kind) => Files.First(file => file.Kind == kind).Option;

    /// <summary>What is wrong with the options given; null if nothing is.</summary>
    /// <param name="isGiven">Whether an option is given.</param>
    /// <param name="kind">The kind of edit; null for a new piece.</param>
    public string? ErrorIn(Func<Option, bool> isGiven, EditingKind? kind)
    {
        var stray = Details.FirstOrDefault(detail => isGiven(detail.Option) && !(kind is { } each && detail.Kinds.Contains(each)));
        if (stray.Option is not null)
        {
            return $"{stray.Option.Name} goes with {string.Join(" or ", stray.Kinds.Select(each => OptionOf(each).Name))} only.";
        }

        return kind is { } edit && NewPiecesOnly.Concat(edit == EditingKind.Continued ? [] : [Bars]).FirstOrDefault(isGiven) is { } unfit
            ? $"{unfit.Name} does not go with {OptionOf(edit).Name}, where the piece decides it."
            : null;
    }
}
