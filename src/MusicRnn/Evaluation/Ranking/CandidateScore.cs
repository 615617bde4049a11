using MusicRnn.Composing;

namespace MusicRnn.Evaluation.Ranking;

/// <summary>
/// How good a composed piece promises to be. Each part is 0 at best and <see cref="Worst"/> at worst, in standard deviations where
/// there are some; null where it cannot be known.
/// </summary>
/// <param name="Composition">The piece.</param>
public sealed record CandidateScore(Composition Composition)
{
    /// <summary>What no part exceeds, so that a single oddity cannot outweigh all else.</summary>
    public const double Worst = 4;

    // What makes a piece sound right counts alike; that it ends at home is one note of many.
    private const double LikelihoodWeight = 1;
    private const double StatisticsWeight = 1;
    private const double FormWeight = 1;
    private const double EndingWeight = 0.5;
    private const double CopyingWeight = 1;

    /// <summary>How surprising the piece is to the network without temperature and rules, in nats a unit of the tokenizer.</summary>
    public double? NatsPerUnit { get; init; }

    /// <summary>How far that is from the validation pieces: a piece that is much likelier is as dull as one that is much less likely is odd.</summary>
    public double? Likelihood { get; init; }

    /// <summary>How far its pitches, rhythms and textures are from those of the music learned from.</summary>
    public double? Statistics { get; init; }

    /// <summary>How far it is from that music in how much it comes back to what it has played.</summary>
    public double? Form { get; init; }

    /// <summary>0 if the lowest of its last notes is the tonic, else 1; <see cref="Worst"/> for a piece that was cut off where others found an end of their own.</summary>
    public double? Ending { get; init; }

    /// <summary>How much longer its longest copied run is than what any two tunes may have in common.</summary>
    public double? Copying { get; init; }

    /// <summary>The weighted mean of the parts that are known: the lower, the better.</summary>
    public double Total
    {
        get
        {
            (double? Value, double Weight)[] parts =
                [(Likelihood, LikelihoodWeight), (Statistics, StatisticsWeight), (Form, FormWeight), (Ending, EndingWeight), (Copying, CopyingWeight)];
            var known = parts.Where(part => part.Value is not null).ToArray();
            return known.Length == 0 ? Worst : known.Sum(part => part.Value!.Value * part.Weight) / known.Sum(part => part.Weight);
        }
    }
}
