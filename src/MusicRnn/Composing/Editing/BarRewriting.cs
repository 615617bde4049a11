namespace MusicRnn.Composing.Editing;

/// <summary>
/// Composes bars of a piece anew between those that stay. First all of them together, see <see cref="CandidateSearch"/>; what
/// follows them decides only once they are all drawn, so that few of the candidates fit. Hence sweeps: bar by bar is drawn once more, between its neighbours,
/// the new ones too, and the bar that was there stands for election with the others. Each such step leaves p(bars | both sides) as it is
/// and comes nearer to it from anywhere (iterated sampling importance resampling: Tjelmeland 2004; Andrieu, Doucet and Holenstein 2010).
/// </summary>
internal static class BarRewriting
{
    // The chances of the first step of a sweep; candidates have numbers from 0 on, and what is drawn once those just below it.
    private const int ChanceOfSteps = -16;

    /// <summary>Composes the bars and returns the candidate that was drawn in the end; null if each has copied more than is allowed.</summary>
    /// <param name="search">What searches.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="bars">The bars, counted from 1, ascending.</param>
    /// <param name="sweeps">The sweeps.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="progress">Called on this thread with the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static Candidate? Run(
        CandidateSearch search, EditablePiece piece, IReadOnlyList<int> bars, int sweeps, int seed, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        // A single bar has been drawn between its neighbours already.
        var steps = bars.Count > 1 ? sweeps * bars.Count : 0;
        var chosen = search.Run(piece.Rewriting(bar => bars.Contains(bar + 1)), seed, null, Report(0), cancellation).Chosen;
        for (var step = 0; step < steps && chosen is not null; step++)
        {
            var number = bars[step % bars.Count];
            var task = piece.Rewriting(bar => bar + 1 == number, chosen.Tokens, bar => bars.Contains(bar + 1));
            chosen = search.Run(task, PieceSeed.Of(seed, ChanceOfSteps - step), chosen.Tokens, Report(step + 1), cancellation).Chosen;
        }

        return chosen;

        Action<int> Report(int step) => bar => progress?.Invoke((step + Math.Min(1, (double)bar / piece.Bars)) / (steps + 1));
    }
}
