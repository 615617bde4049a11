using MusicRnn.Learning.Kernels;
using MusicRnn.Music;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// How likely a model holds rewritten bars together with all that follows them, given what comes before: log p(bars, right |
/// left), in nats.
/// </summary>
/// <param name="Forward">The mean of bars that were drawn forward alone, without regard to what follows.</param>
/// <param name="Rewritten">The rewritten bars.</param>
/// <param name="Original">The bars that were there.</param>
public sealed record RewritingTrial(double Forward, double Rewritten, double Original)
{
    /// <summary>Rewrites bars of a piece; see <see cref="PieceEditor.Rewrite"/>. The forward draws are as many as there are candidates. A model of text rewrites the text, if it is given.</summary>
    public static RewritingTrial Of(Model model, Piece piece, (int From, int To) bars, EditingOptions options, WorkerTeam team, string? text = null, CancellationToken cancellation = default)
    {
        options.Validate();
        var editable = EditablePiece.Of(model.Input, piece, text);
        BarRange.Require(bars, editable.Bars);
        var task = editable.Rewriting(bar => BarRange.Contains(bars, bar));
        var forward = new CandidateSearch(model, options, team) { Resamples = false }.Run(task, options.Seed, cancellation: cancellation);
        int[] numbers = [.. Enumerable.Range(bars.From, bars.To - bars.From + 1)];
        var rewritten = BarRewriting.Run(new CandidateSearch(model, options, team), editable, numbers, options.Sweeps, PieceSeed.Of(options.Seed, 0), cancellation: cancellation);
        var original = new CandidateSearch(model, options with { Candidates = 1 }, team).Run(editable.Rewriting(_ => false), options.Seed, cancellation: cancellation);
        return new RewritingTrial(
            forward.Candidates.Average(candidate => candidate.Likelihood.Log) - forward.GivenLog,
            rewritten!.Likelihood.Log - forward.GivenLog,
            original.GivenLog - forward.GivenLog);
    }

    /// <summary>Whether a piece has these bars and they can be rewritten.</summary>
    public static bool IsPossible(Model model, Piece piece, (int From, int To) bars, string? text = null)
    {
        try
        {
            var editable = EditablePiece.Of(model.Input, piece, text);
            BarRange.Require(bars, editable.Bars);
            _ = editable.Rewriting(bar => BarRange.Contains(bars, bar));
            return true;
        }
        catch (MusicRnnException)
        {
            return false;
        }
    }
}
