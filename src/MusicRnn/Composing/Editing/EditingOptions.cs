using System.Globalization;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;

namespace MusicRnn.Composing.Editing;

/// <summary>How pieces are edited.</summary>
public sealed record EditingOptions
{
    /// <summary>The candidates, if nobody says otherwise: from here on a tune's new bars hardly become likelier.</summary>
    public const int DefaultCandidates = 64;

    /// <summary>The sweeps, if nobody says otherwise.</summary>
    public const int DefaultSweeps = 1;

    private const int MostSweeps = 100;
    private const int MostCandidates = 4096;
    private const int MostPieces = 1_000_000;

    /// <summary>How many results, 1 or more.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The number of the first of them, 1 or more: result 7 of a seed can be had without the six before it.</summary>
    public int FirstNumber { get; init; } = 1;

    /// <summary>Where chance begins. Result number i of a seed is always the same, however many there are.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How tokens are drawn.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>How many candidates are drawn side by side for each result, 1 or more; with 1 nothing is chosen by what comes after.</summary>
    public int Candidates { get; init; } = DefaultCandidates;

    /// <summary>When bars are rewritten, how often each of them is drawn once more between all others, the new ones too; see <see cref="BarRewriting"/>. 0 or more.</summary>
    public int Sweeps { get; init; } = DefaultSweeps;

    /// <summary>
    /// The longest run of notes that may be copied from a piece that the model has learned from, where a new note is in it, 2 or more; null without a limit.
    /// What was given may be a copy.
    /// </summary>
    public int? MaxCopy { get; init; }

    /// <summary>Whether the weights are rounded to half their bits.</summary>
    public bool HalfWeights { get; init; }

    /// <summary>Throws <see cref="MusicRnnException"/> for a value out of range.</summary>
    public void Validate()
    {
        Require(Count is > 0 and <= MostPieces, "number of pieces", Count, 1, MostPieces);
        Require(FirstNumber is > 0 and <= MostPieces, "number of the first piece", FirstNumber, 1, MostPieces);
        Require(Candidates is > 0 and <= MostCandidates, "number of candidates", Candidates, 1, MostCandidates);
        Require(Sweeps is >= 0 and <= MostSweeps, "number of sweeps", Sweeps, 0, MostSweeps);
        Require(MaxCopy is null or >= CopyLimit.FewestNotes, "longest copied run", MaxCopy ?? 0, CopyLimit.FewestNotes, int.MaxValue);
        Sampling.Validate();
    }

    private static void Require(bool holds, string what, int found, int least, int most)
    {
        if (!holds)
        {
            throw new MusicRnnException(string.Create(CultureInfo.InvariantCulture, $"the {what} is {found}: expected {least} to {most}."));
        }
    }
}
