using MusicRnn.Evaluation.Statistics;
using MusicRnn.Music;
using static MusicRnn.Tests.Evaluation.Statistics.HandMade;

namespace MusicRnn.Tests.Evaluation.Statistics;

/// <summary>MusPy's metrics on pieces whose answers were worked out by hand from MusPy's published definitions.</summary>
public sealed class MetricsTests
{
    private const double Third = 1.0 / 3;

    // C D E C' in quarters: 60 62 64 72.
    private static readonly Piece Melody = Piece(InARow(Quarter, 60, 62, 64, 72));
    private static readonly Piece Drums = Piece().WithDrums((0, 6), (6, 6), (8, 6), (7, 6));
    private static readonly Piece Nothing = Piece();

    [Fact]
    public void PitchesAreCountedWithoutDrums()
    {
        var piece = Melody.WithDrums((0, 6));

        Assert.Equal(12, PitchRange.Of(piece));
        Assert.Equal(4, PitchesUsed.Of(piece));
        Assert.Equal(3, PitchClassesUsed.Of(piece));
    }

    [Fact]
    public void WithoutNotesCountsAreZeroAndRatesHaveNoValue()
    {
        Assert.Equal((0, 0, 0), (PitchRange.Of(Nothing), PitchesUsed.Of(Nothing), PitchClassesUsed.Of(Nothing)));
        Assert.All(
            new Func<Piece, double>[]
            {
                PitchEntropy.Of, PitchClassEntropy.Of, ScaleConsistency.Of, Polyphony.Of, PolyphonyRate.Of, EmptyBeatRate.Of, EmptyMeasureRate.Of,
                GrooveConsistency.Of, DrumPatternConsistency.Of, NotesPerBar.Of, SelfSimilarity.Of, RepeatedBars.Of, RepeatedSections.Of, ParallelFifths.Of,
            },
            metric => Assert.Equal(double.NaN, metric(Nothing)));
    }

    [Fact]
    public void DrumsAloneHaveNoPitch()
    {
        Assert.Equal(0, PitchRange.Of(Drums));
        Assert.Equal(double.NaN, Polyphony.Of(Drums));
        Assert.Equal(double.NaN, PitchEntropy.Of(Drums));
        Assert.Equal(0, PolyphonyRate.Of(Drums));
    }

    [Fact]
    public void EntropyIsInBits()
    {
        // Four pitches, each once: 2 bits. Classes C twice, D and E once: 1/2 of 1 bit and twice 1/4 of 2 bits.
        Assert.Equal(2, PitchEntropy.Of(Melody), 12);
        Assert.Equal(1.5, PitchClassEntropy.Of(Melody), 12);
        Assert.Equal(0, PitchEntropy.Of(Piece(InARow(6, 60, 60, 60))), 12);
    }

    [Fact]
    public void ScaleConsistencyIsThatOfTheBestScale()
    {
        Assert.Equal(1, ScaleConsistency.Of(Melody), 12);

        // C C# D D# E: no scale has three semitones in a row, A minor has C D E, C# minor has C# D# E.
        Assert.Equal(3.0 / 5, ScaleConsistency.Of(Piece(InARow(6, 60, 61, 62, 63, 64))), 12);

        // A natural minor scale is whole; a harmonic one has a note outside.
        Assert.Equal(1, ScaleConsistency.Of(Piece(InARow(6, 57, 59, 60, 62, 64, 65, 67))), 12);
        Assert.Equal(6.0 / 7, ScaleConsistency.Of(Piece(InARow(6, 57, 59, 60, 62, 64, 65, 68))), 12);
    }

    [Fact]
    public void PolyphonyIsAveragedOverTheTimeInWhichAnythingSounds()
    {
        // A triad for a quarter, a note for a quarter, a rest of a quarter, a note for a quarter: (3 + 1 + 1) / 3.
        var piece = Piece((0, 24, 60), (0, 24, 64), (0, 24, 67), (24, 24, 60), (72, 24, 60));

        Assert.Equal(5.0 / 3, Polyphony.Of(piece), 12);

        // Three pitches are more than two; the rest counts as time.
        Assert.Equal(1.0 / 4, PolyphonyRate.Of(piece), 12);
    }

    [Fact]
    public void TwoPitchesAreNotMoreThanTwoAndOnePitchHeldTwiceIsOne()
    {
        var third = Piece((0, 24, 60), (0, 24, 64));
        var unison = InParts([(0, 24, 60)], [(0, 24, 60)], [(12, 24, 60)]);

        Assert.Equal((2, 0), (Polyphony.Of(third), PolyphonyRate.Of(third)));
        Assert.Equal((1, 0), (Polyphony.Of(unison), PolyphonyRate.Of(unison)));
    }

    [Fact]
    public void DrumsLengthenTheTimeOfThePolyphonyRate()
    {
        var piece = Piece((0, 24, 60), (0, 24, 64), (0, 24, 67)).WithDrums((24, 24));

        Assert.Equal(0.5, PolyphonyRate.Of(piece), 12);
        Assert.Equal(3, Polyphony.Of(piece), 12);
    }

    [Fact]
    public void ABeatIsTouchedByANoteThatEndsOnIt()
    {
        // Beats 0 to 4, the last being that of the end: all touched.
        Assert.Equal(0, EmptyBeatRate.Of(Melody), 12);

        // An eighth touches beat 0; the note on beat 3 ends on beat 4. Beats 1 and 2 of five are empty.
        Assert.Equal(2.0 / 5, EmptyBeatRate.Of(Piece((0, 12, 60), (72, 24, 60))), 12);

        // A quarter ends on beat 1, which leaves beat 2 alone.
        Assert.Equal(1.0 / 5, EmptyBeatRate.Of(Piece((0, 24, 60), (72, 24, 60))), 12);

        // Drums sound too.
        Assert.Equal(0, EmptyBeatRate.Of(Piece((0, 12, 60), (72, 24, 60)).WithDrums((24, 6), (48, 6))), 12);
    }

    [Fact]
    public void AnEmptyMeasureHasNothingThatSoundsInIt()
    {
        // Bars of 96 ticks: a note in bar 0, none in bar 1, one in bar 2 that ends within it.
        Assert.Equal(Third, EmptyMeasureRate.Of(Piece((0, 24, 60), (192, 24, 60))), 12);

        // Held to the bar line, it touches bar 1 too.
        Assert.Equal(0, EmptyMeasureRate.Of(Piece((0, 96, 60), (192, 24, 60))), 12);

        // In 3/4, bars of 72: notes in bars 0 and 2.
        Assert.Equal(Third, EmptyMeasureRate.Of(Piece((0, 24, 60), (192, 12, 60)).WithMeters((0, 3, 4))), 12);
    }

    [Fact]
    public void WhereTheMeterChangesABarBeginsAnew()
    {
        // A pickup of a quarter, then bars of 3/4 at 24, 96 and 168: the note at 168 leaves the bar at 96 empty.
        var piece = Piece((0, 12, 60), (24, 24, 62), (168, 24, 64)).WithMeters((0, 3, 4), (24, 3, 4));

        Assert.Equal(1.0 / 4, EmptyMeasureRate.Of(piece), 12);
        Assert.Equal(3.0 / 4, NotesPerBar.Of(piece), 12);
    }

    [Fact]
    public void EqualBarsHaveAConsistentGroove()
    {
        // Onsets 0 and 48 in bars 0 and 1, the last note ending within bar 1: no step of 96 differs.
        Assert.Equal(1, GrooveConsistency.Of(Piece((0, 48, 60), (48, 48, 62), (96, 48, 64), (144, 24, 65))), 12);

        // One onset more in bar 1.
        Assert.Equal(1 - (1.0 / 96), GrooveConsistency.Of(Piece((0, 48, 60), (48, 48, 62), (96, 24, 64), (120, 24, 64), (144, 24, 65))), 12);
    }

    [Fact]
    public void AnEndOnTheBarLineMakesAnEmptyBarAfterItAsInMusPy()
    {
        // Bars 0 and 1 alike, bar 2 empty: two onsets differ in 2 pairs of 96 steps.
        Assert.Equal(1 - (2.0 / 192), GrooveConsistency.Of(Piece((0, 48, 60), (48, 48, 62), (96, 48, 64), (144, 48, 65))), 12);
        Assert.Equal(1 - (4.0 / 96), GrooveConsistency.Of(Melody), 12);
    }

    [Fact]
    public void OneBarHasNoGroove()
    {
        Assert.Equal(double.NaN, GrooveConsistency.Of(Piece((0, 48, 60))));
    }

    [Fact]
    public void TheGrooveDoesNotDependOnTheResolutionOfAFile()
    {
        var coarse = Piece((0, 48, 60), (48, 48, 62), (96, 24, 64), (120, 24, 64), (144, 24, 65));
        var fine = coarse with
        {
            TicksPerQuarter = Quarter * 20,
            Parts = [new Part { Notes = [.. coarse.Parts[0].Notes.Select(note => note with { Start = note.Start * 20, Duration = note.Duration * 20 })] }],
        };

        Assert.Equal(GrooveConsistency.Of(coarse), GrooveConsistency.Of(fine), 12);
    }

    [Fact]
    public void OfBarsOfDifferentLengthTheShorterIsFilledUp()
    {
        // A bar of 2/4 (onset 0), then one of 4/4 (onsets 0 and 48): one step of 96 differs.
        var piece = Piece((0, 48, 60), (48, 48, 60), (96, 24, 60)).WithMeters((0, 2, 4), (48, 4, 4));

        Assert.Equal(1 - (1.0 / 96), GrooveConsistency.Of(piece), 12);
    }

    [Fact]
    public void DrumsFitTheBetterOfTwoPatterns()
    {
        // Strokes at 0, 6, 8 and 7 of 24: fourths hold 0 and 6, thirds 0 and 8.
        Assert.Equal(0.5, DrumPatternConsistency.Of(Drums), 12);
        Assert.Equal(1, DrumPatternConsistency.Of(Piece().WithDrums((0, 6), (8, 6), (16, 6), (24, 6))), 12);
        Assert.Equal(double.NaN, DrumPatternConsistency.Of(Melody));
    }

    [Fact]
    public void EachMetricHasANameOfItsOwnAndADefinition()
    {
        Assert.Equal(Metrics.All.Length, Metrics.All.Select(metric => metric.Name).Distinct().Count());
        Assert.All(Metrics.All, metric => Assert.EndsWith(".", metric.Definition, StringComparison.Ordinal));
    }

    [Fact]
    public void AFileThatClaimsBillionsOfBarsIsMeasuredAllTheSame()
    {
        var piece = new Piece { TicksPerQuarter = 1, Parts = [new Part { Notes = [new Note(0, 1, 60, 80), new Note(2_000_000_000, 100, 62, 80)] }] };

        Assert.All(Metrics.All, metric => Assert.False(double.IsInfinity(metric.Of(piece))));
        Assert.Equal(1 - (103.0 / 2_000_000_101), EmptyBeatRate.Of(piece), 9);
    }
}
