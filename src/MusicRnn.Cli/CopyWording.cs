using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;

namespace MusicRnn.Cli;

/// <summary>How is told what pieces have copied.</summary>
internal static class CopyWording
{
    /// <summary>What goes on in the line that tells a piece; empty if nothing is known.</summary>
    public static string Of(CopiedRun? run) => run switch
    {
        null => "",
        { Notes: 0 } => "; nothing copied",
        _ => FormattableString.Invariant($"; longest copied run {run.Notes} notes, from '{run.Source}', bar {run.SourceBar}"),
    };

    /// <summary>Tells which pieces could not be had, and what is not known of copies.</summary>
    public static void TellMissing(Model model, ComposingOptions options, IEnumerable<int> numbers)
    {
        int[] missing = [.. Enumerable.Range(options.FirstNumber, options.Count).Except(numbers)];
        if (missing.Length > 0)
        {
            Terminal.Say($"Not written: {(missing.Length == 1 ? "number" : "numbers")} {string.Join(", ", missing)}, of which every attempt copied more than {options.MaxCopy} notes in a row. Allow more with --max-copy, or take another seed.");
        }

        if (options.MaxCopy is not null && model.Novelty is { LeftOut: > 0 } novelty)
        {
            Terminal.Note($"{Wording.Count(novelty.LeftOut, "piece")} of the {novelty.PieceCount + novelty.LeftOut} learned from were too many for the model file: what is copied from them is not known.");
        }
    }
}
