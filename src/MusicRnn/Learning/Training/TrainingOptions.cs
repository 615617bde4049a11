namespace MusicRnn.Learning.Training;

/// <summary>How a network is trained. The defaults are those that made small LSTMs predict music well.</summary>
public sealed record TrainingOptions
{
    /// <summary>Sequences learned from side by side, B.</summary>
    public int BatchSize { get; init; } = 24;

    /// <summary>Time steps through which the gradient is taken back, T.</summary>
    public int SequenceLength { get; init; } = 96;

    /// <summary>
    /// Whether the lanes of a batch begin their sequences together, and the shorter ones are padded until the longest has
    /// ended; otherwise each lane goes on with the next sequence at once, and no step is idle.
    /// </summary>
    public bool SequencesBeginTogether { get; init; }

    /// <summary>The largest learning rate, reached after the warm-up.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Steps over which the learning rate rises from zero.</summary>
    public int WarmUpSteps { get; init; } = 100;

    /// <summary>The share of the learning rate that is left at the end of the cosine.</summary>
    public double FinalLearningRateShare { get; init; } = 0.02;

    /// <summary>The share of numbers that dropout sets to zero: on the embedding, between layers and before the projection.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>The share on the embedding; as elsewhere if null.</summary>
    public double? InputDropout { get; init; }

    /// <summary>Whether dropout takes the same numbers at all steps of a window (Gal and Ghahramani 2016) instead of others at each.</summary>
    public bool DropoutIsSameOverTime { get; init; }

    /// <summary>The share of the probability that the target shares with all tokens alike (Szegedy et al. 2016).</summary>
    public double LabelSmoothing { get; init; }

    /// <summary>Decoupled weight decay (Loshchilov and Hutter 2019); none on biases.</summary>
    public double WeightDecay { get; init; } = 0.05;

    /// <summary>The largest norm that the gradient of one step may have (Pascanu et al. 2013).</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>How much of the running average of the weights stays at each step; the average is what is validated and kept.</summary>
    public double AverageDecay { get; init; } = 0.998;

    /// <summary>Steps between two validations.</summary>
    public int ValidationInterval { get; init; } = 200;

    /// <summary>Validations without a better one after which training stops.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>Where chance begins.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Throws <see cref="MusicRnnException"/> for a value out of range.</summary>
    public void Validate()
    {
        Require(BatchSize is > 0 and <= 4096, "batch size", BatchSize, "1 to 4096");
        Require(SequenceLength is > 0 and <= 4096, "sequence length", SequenceLength, "1 to 4096");
        Require(LearningRate is > 0 and <= 1, "learning rate", LearningRate, "more than 0, at most 1");
        Require(WarmUpSteps >= 0, "number of warm-up steps", WarmUpSteps, "0 or more");
        Require(FinalLearningRateShare is >= 0 and <= 1, "final learning rate share", FinalLearningRateShare, "0 to 1");
        Require(Dropout is >= 0 and < 1, "dropout", Dropout, "0 or more, below 1");
        Require(InputDropout is null or (>= 0 and < 1), "input dropout", InputDropout ?? 0, "0 or more, below 1");
        Require(LabelSmoothing is >= 0 and < 1, "label smoothing", LabelSmoothing, "0 or more, below 1");
        Require(WeightDecay is >= 0 and <= 1, "weight decay", WeightDecay, "0 to 1");
        Require(ClipNorm > 0, "clip norm", ClipNorm, "more than 0");
        Require(AverageDecay is >= 0 and < 1, "average decay", AverageDecay, "0 or more, below 1");
        Require(ValidationInterval > 0, "validation interval", ValidationInterval, "1 or more");
        Require(Patience > 0, "patience", Patience, "1 or more");
    }

    private static void Require(bool holds, string what, IFormattable found, string expected)
    {
        if (!holds)
        {
            throw new MusicRnnException($"the {what} is {found.ToString(null, System.Globalization.CultureInfo.InvariantCulture)}: expected {expected}.");
        }
    }
}
