using MathNet.Numerics.Random;
using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// Composes between what is given, also what is given later, by sequential Monte Carlo (Gordon, Salmond and Smith 1993;
/// Doucet, de Freitas and Gordon 2001). Candidates are drawn forward side by side. What is given is forced, and the
/// probability that the network gives to it is the candidate's weight. Where the weights have come apart at a bar line,
/// candidates are drawn anew by them, the likely ones more than once, the unlikely ones not at all; in the end one is drawn
/// by its weight. One that has copied more than is allowed weighs nothing. With one candidate this is drawing forward; with many it comes near to p(free | given).
/// </summary>
internal sealed class CandidateSearch
{
    // The chances of the whole; candidates have numbers from 0 on.
    private const int ChanceOfAll = -1;

    private readonly Model _model;
    private readonly EditingOptions _options;
    private readonly WorkerTeam _team;
    private readonly CopyLimit? _limit;
    private readonly CandidateLanes _givenLanes;
    private readonly CandidateLanes[] _lanes;

    /// <summary>Prepares the lanes of all candidates.</summary>
    public CandidateSearch(Model model, EditingOptions options, WorkerTeam team)
    {
        _model = model;
        _options = options;
        _team = team;
        _limit = options.MaxCopy is { } notes ? CopyLimit.Of(model, notes) : null;
        var createStepper = model.StepperFactory(options.HalfWeights);
        _givenLanes = new CandidateLanes(createStepper, 0, 1);
        _lanes =
        [
            .. Enumerable.Range(0, team.Count)
                .Select(index => new Worker(team, index).Share(options.Candidates))
                .Where(share => share.From < share.To)
                .Select(share => new CandidateLanes(createStepper, share.From, share.To)),
        ];
    }

    /// <summary>
    /// Whether candidates are drawn anew at bar lines; otherwise they stay as drawn, independent of one another, until one is
    /// drawn in the end (importance resampling, Rubin 1987).
    /// </summary>
    public bool Resamples { get; init; } = true;

    /// <summary>Composes one piece. Throws <see cref="OperationCanceledException"/>.</summary>
    /// <param name="task">What is given.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="retained">The tokens of a result that is there already and stands for election with the new candidates, which then all stay as drawn; null if there is none.</param>
    /// <param name="barLine">Called on this thread at each bar line, with the bars that are complete.</param>
    /// <param name="cancellation">Ends the work at a bar line.</param>
    public SearchResult Run(IEditingTask task, int seed, IReadOnlyList<int>? retained = null, Action<int>? barLine = null, CancellationToken cancellation = default)
    {
        var chance = ChanceOf(seed, ChanceOfAll);
        var given = new Candidate(task, _model.Tokenizer, _options.Sampling, ChanceOf(seed, 0));
        _givenLanes.ReadGiven(given);
        var candidates = Enumerable.Range(0, _options.Candidates)
            .Select(number => new Candidate(task, _model.Tokenizer, _options.Sampling, ChanceOf(seed, number), _limit)).ToArray();
        foreach (var lanes in _lanes)
        {
            for (var number = lanes.First; number < lanes.End; number++)
            {
                lanes.Copy(candidates, number, given, _givenLanes, 0);
                candidates[number].Weight = ProbabilityProduct.One;
            }
        }

        if (retained is not null)
        {
            candidates[0].Retain(retained);
        }

        for (var bars = given.CompletedBars + 1; candidates.Any(candidate => !candidate.IsAtEnd); bars++)
        {
            cancellation.ThrowIfCancellationRequested();
            var target = bars;
            _team.Run(worker => GoOn(worker, candidates, target));
            barLine?.Invoke(bars);
            if (candidates.All(candidate => candidate.IsLost))
            {
                return new SearchResult(null, candidates, given.Likelihood.Log);
            }

            if (Resamples && retained is null)
            {
                Resample(candidates, chance);
            }
        }

        var weights = WeightsOf(candidates);
        return new SearchResult(candidates[Resampling.DrawOne(weights, chance)], candidates, given.Likelihood.Log);
    }

    private static Xoshiro256StarStar ChanceOf(int seed, int number) => new(PieceSeed.Of(seed, number), threadSafe: false);

    private static double[] WeightsOf(Candidate[] candidates) => Resampling.Relative([.. candidates.Select(candidate => candidate.IsLost ? null : (ProbabilityProduct?)candidate.Weight)]);

    private void GoOn(Worker worker, Candidate[] candidates, int bars)
    {
        if (worker.Index < _lanes.Length)
        {
            _lanes[worker.Index].GoOn(candidates, bars);
        }
    }

    // Half of them is the usual bound (Liu and Chen 1995); drawing anew more often than needed loses variety.
    private void Resample(Candidate[] candidates, RandomSource chance)
    {
        var weights = WeightsOf(candidates);
        if (2 * Resampling.EffectiveCount(weights) >= candidates.Length)
        {
            return;
        }

        var counts = Resampling.CountsOf(weights, chance);
        var free = 0;
        for (var number = 0; number < candidates.Length; number++)
        {
            // One that is drawn stays in its place, and its copies take those of the ones that are not.
            for (var copies = counts[number] - 1; copies > 0; copies--)
            {
                while (counts[free] > 0)
                {
                    free++;
                }

                LanesOf(free).Copy(candidates, free, candidates[number], LanesOf(number), number);
                free++;
            }
        }

        foreach (var candidate in candidates)
        {
            candidate.Weight = ProbabilityProduct.One;
        }
    }

    private CandidateLanes LanesOf(int number) => _lanes.First(lanes => number < lanes.End);
}
