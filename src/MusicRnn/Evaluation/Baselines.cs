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

    // Of ten training sequences, the last weighs the pointer against the counts of the other nine.
    private const int MostShares = 10;

    /// <summary>The one that knows the vocabulary only, where there is nothing to train on.</summary>
    public static Baseline Uniform(int vocabularySize) => new("uniform", WittenBellModel.Uniform(vocabularySize));

    /// <summary>Trains them all; the order of each is the one that predicts the validation sequences best.</summary>
    public static IReadOnlyList<Baseline> Train(IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int vocabularySize)
    {
        using var team = new WorkerTeam(Environment.ProcessorCount);
        var shares = Math.Clamp(training.Count, 1, MostShares);
        var heldOut = training.Where((_, index) => index % shares == shares - 1).ToArray();
        var others = training.Where((_, index) => index % shares != shares - 1).ToArray();
        var counts = NgramCounts.Of(training, vocabularySize, NgramModel.HighestOrder);
        var fewerCounts = NgramCounts.Of(others, vocabularySize, NgramModel.HighestOrder);
        var (weights, fewerWeights) = (new KneserNeyWeights(counts), new KneserNeyWeights(fewerCounts));

        return
        [
            Uniform(vocabularySize),
            new Baseline("unigram", new WittenBellModel(counts, 1)),
            new Baseline("last two tokens", new KneserNeyModel(counts, weights, LastTwoTokensAndTheNext)),
            new Baseline($"bag of the last {BagLength} tokens", WindowModel.Train(training, validation, vocabularySize, BagLength, isBag: true, team)),
            new Baseline($"feed-forward network, last {WindowLength} tokens", WindowModel.Train(training, validation, vocabularySize, WindowLength, isBag: false, team)),
            Best(order => $"Witten-Bell {order}-gram", order => new WittenBellModel(counts, order)),
            Best(order => $"Kneser-Ney {order}-gram", order => new KneserNeyModel(counts, weights, order)),
            Best(order => $"Kneser-Ney {order}-gram, match pointer", order => MatchPointerModel.Fit(
                new KneserNeyModel(counts, weights, order), new KneserNeyModel(fewerCounts, fewerWeights, order), heldOut)),
        ];

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
