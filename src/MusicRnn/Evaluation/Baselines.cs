using MusicRnn.Learning.Kernels;

namespace MusicRnn.Evaluation;

/// <summary>
/// The answers without a network, from the simplest to the best: uniform, the frequencies of tokens, what followed the last
/// two tokens, a bag of the last ones, a feed-forward network on a window, the best n-grams of 2 to 8 tokens in two manners, and
/// those with a pointer to the longest earlier match.
/// </summary>
public static class Baselines
{
    private const int LowestOrder = 2;
    private const int LastTwoTokensAndTheNext = 3;
    private const int BagLength = 64;
    private const int WindowLength = 16;

    // Of the time that all take, about that of each network without memory.
    private const double WindowShare = 0.45;

    /// <summary>The one that knows the vocabulary only, where there is nothing to train on.</summary>
    public static Baseline Uniform(int vocabularySize) => new("uniform", WittenBellModel.Uniform(vocabularySize));

    /// <summary>
    /// Trains them all; the order of each, and the weights of those without order, are those that predict the validation sequences
    /// best. The same sequences give the same models, whatever the number of threads.
    /// </summary>
    /// <param name="training">The training sequences.</param>
    /// <param name="validation">The validation sequences.</param>
    /// <param name="vocabularySize">The number of tokens, V.</param>
    /// <param name="team">The threads.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<Baseline> Train(
        IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int vocabularySize, WorkerTeam team, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (others, heldOut) = HeldOutShare.Of(training);
        var counts = NgramCounts.Of(training, vocabularySize, NgramModel.HighestOrder);
        var fewerCounts = NgramCounts.Of(others, vocabularySize, NgramModel.HighestOrder);
        var (weights, fewerWeights) = (new KneserNeyWeights(counts), new KneserNeyWeights(fewerCounts));

        return
        [
            Uniform(vocabularySize),
            new Baseline("unigram", new WittenBellModel(counts, 1)),
            new Baseline("last two tokens", new KneserNeyModel(counts, weights, LastTwoTokensAndTheNext)),
            new Baseline($"bag of the last {BagLength} tokens", Window(BagLength, isBag: true, begin: 0)),
            new Baseline($"feed-forward network, last {WindowLength} tokens", Window(WindowLength, isBag: false, begin: WindowShare)),
            Best(order => $"Witten-Bell {order}-gram", order => new WittenBellModel(counts, order)),
            Best(order => $"Kneser-Ney {order}-gram", order => new KneserNeyModel(counts, weights, order)),
            Best(order => $"Kneser-Ney {order}-gram, match pointer", order => MatchPointerModel.Fit(
                new KneserNeyModel(counts, weights, order), new KneserNeyModel(fewerCounts, fewerWeights, order), heldOut)),
        ];

        WindowModel Window(int length, bool isBag, double begin) => WindowModel.Train(training, validation, vocabularySize, length, isBag, team, done =>
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(begin + (WindowShare * done));
        });

        Baseline Best(Func<int, string> nameOf, Func<int, SequenceModel> modelOf)
        {
            var models = Enumerable.Range(LowestOrder, NgramModel.HighestOrder - LowestOrder + 1).AsParallel().AsOrdered()
                .Select(order => (Order: order, Model: modelOf(order)))
                .Select(each => (each.Order, each.Model, Nats: each.Model.TotalNats(validation)));
            var (bestOrder, model, _) = models.AsSequential().MinBy(each => each.Nats);
            return new Baseline(nameOf(bestOrder), model);
        }
    }
}
