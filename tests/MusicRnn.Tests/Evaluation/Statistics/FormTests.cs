using MusicRnn.Evaluation.Statistics;
using MusicRnn.Music;
using static MusicRnn.Tests.Evaluation.Statistics.HandMade;

namespace MusicRnn.Tests.Evaluation.Statistics;

/// <summary>Repetition and voice leading on pieces with known answers.</summary>
public sealed class FormTests
{
    [Fact]
    public void ABarLikeAnEarlierOneIsRepeated()
    {
        // Bars A B A rest C: of four with notes, one came before.
        var piece = Bars(60, 62, 60, null, 64);

        Assert.Equal(1.0 / 4, RepeatedBars.Of(piece), 12);
        Assert.Equal(double.NaN, RepeatedBars.Of(Bars(60)));
    }

    [Fact]
    public void SimilarityIsTheShareOfNotesThatBothBarsHave()
    {
        // Bar 1 shares 60 with bar 0, of three notes in both; bar 2 is bar 0 again.
        var piece = Piece((0, 48, 60), (48, 48, 62), (96, 48, 60), (144, 48, 64), (192, 48, 60), (240, 48, 62));

        Assert.Equal(((1.0 / 3) + 1) / 2, SelfSimilarity.Of(piece), 12);
        Assert.Equal(1.0 / 3, SelfSimilarity.Matrix(piece)[0, 1], 12);
        Assert.Equal(1, SelfSimilarity.Matrix(piece)[2, 0], 12);
    }

    [Fact]
    public void FourBarsInARowThatCameBeforeAreARepeatedSection()
    {
        // ABCD E ABCD: four of nine.
        Assert.Equal(4.0 / 9, RepeatedSections.Of(Bars(60, 62, 64, 65, 67, 60, 62, 64, 65)), 12);

        // ABCDE ABCDE: five of ten, though two sections of four overlap in it.
        Assert.Equal(5.0 / 10, RepeatedSections.Of(Bars(60, 62, 64, 65, 67, 60, 62, 64, 65, 67)), 12);

        // Three bars are too few; rests are nothing.
        Assert.Equal(0, RepeatedSections.Of(Bars(60, 62, 64, 65, 60, 62, 64, 67)), 12);
        Assert.Equal(0, RepeatedSections.Of(Bars(60, null, null, null, null, null, null, null, null, 62)), 12);
        Assert.Equal(double.NaN, RepeatedSections.Of(Bars(60, 62, 64, 65)));
    }

    [Fact]
    public void ParallelFifthsAndOctavesAreCountedAmongPairsThatMoveAtOnce()
    {
        // Bass C-D, tenor G-A: a parallel fifth. Soprano C-D: a parallel octave with the bass, and a parallel fourth with the tenor.
        // The alto stays. So 3 moving pairs, 1 fifth, 1 octave.
        var piece = Chords([72, 64, 55, 48], [74, 64, 57, 50]);

        Assert.Equal(1000.0 / 3, ParallelFifths.Of(piece), 9);
        Assert.Equal(1000.0 / 3, ParallelOctaves.Of(piece), 9);
    }

    [Fact]
    public void FifthsInContraryMotionAreNotParallel()
    {
        // C-G up to G-G an octave apart in contrary motion, and all four voices moving: 6 pairs.
        var piece = Chords([76, 72, 55, 48], [77, 69, 50, 43]);

        // Tenor and bass G-C to D-G, both down: one parallel fifth.
        Assert.Equal(1000.0 / 6, ParallelFifths.Of(piece), 9);

        // Soprano up, bass down, a fifth before and after: none.
        Assert.Equal(0, ParallelFifths.Of(Chords([67, 60, 60, 48], [69, 60, 60, 38])), 9);
    }

    [Fact]
    public void OnlyFourVoicesThatSingOneNoteAtATimeAreJudged()
    {
        Assert.Equal(double.NaN, ParallelFifths.Of(InParts(InARow(24, 60, 62), InARow(24, 67, 69))));
        Assert.Equal(double.NaN, ParallelFifths.Of(InParts([(0, 48, 60), (24, 24, 62)], InARow(24, 67, 69), InARow(24, 55, 57), InARow(24, 48, 50))));
        Assert.Equal(double.NaN, ParallelFifths.Of(Chords([72, 64, 55, 48], [72, 64, 55, 48])));
    }

    [Fact]
    public void ARestBreaksAVoiceOffAndArticulationDoesNot()
    {
        Assert.Equal(1000.0 / 6, ParallelFifths.Of(Held(20)), 9);
        Assert.Equal(double.NaN, ParallelFifths.Of(Held(12)));

        static Piece Held(int duration) => InParts(
            [(0, duration, 76), (24, duration, 77)], [(0, duration, 72), (24, duration, 69)], [(0, duration, 55), (24, duration, 50)], [(0, duration, 48), (24, duration, 43)]);
    }

    // Each bar a whole note, or a rest.
    private static Piece Bars(params int?[] pitches) =>
        Piece([.. pitches.Index().Where(bar => bar.Item is not null).Select(bar => (bar.Index * 96, 96, bar.Item!.Value))]);

    private static Piece Chords(params int[][] chords) =>
        InParts([.. Enumerable.Range(0, 4).Select(voice => InARow(24, [.. chords.Select(chord => chord[voice])]))]);
}
