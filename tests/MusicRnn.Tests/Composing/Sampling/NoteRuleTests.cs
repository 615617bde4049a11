using CsCheck;
using MathNet.Numerics.Random;
using MusicRnn.Composing.Sampling;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Sampling;

public sealed class NoteRuleTests
{
    private const double Out = double.NegativeInfinity;

    private static readonly Key DMajor = new(2, Mode.Major);

    [Theory]
    [InlineData(2, Mode.Major, "D E F# G A B C#")]
    [InlineData(0, Mode.Minor, "A B C D E F G F# G#")]
    [InlineData(-3, Mode.Minor, "C D D# F G G# A# A B")]
    [InlineData(2, Mode.Dorian, "E F# G A B C# D")]
    [InlineData(1, Mode.Mixolydian, "D E F# G A B C")]
    [InlineData(-7, Mode.Locrian, "A# B C# D# E F# G#")]
    public void AScaleHasTheNotesOfItsKey(int fifths, Mode mode, string names)
    {
        var scale = Enumerable.Range(0, 128).Where(pitch => Scale.Has(new Key(fifths, mode), pitch));

        Assert.Equal(
            Enumerable.Range(0, 128).Where(pitch => names.Split(' ').Contains(PitchNames.Of(pitch).TrimEnd([.. "-0123456789"]))),
            scale);
    }

    [Fact]
    public void TheKeyRuleExcludesWhatIsOutsideTheKeyAskedFor()
    {
        var decoder = new PreviewingDecoder(Note(60), Note(61), Note(62), Note(66), null);

        Assert.Equal([Out, 2, 3, 4, 5], Applied(new KeyRule(decoder, 5, DMajor), 1, 2, 3, 4, 5));
    }

    [Fact]
    public void TheKeyThatThePieceTellsGoesBeforeTheOneAskedFor()
    {
        var decoder = PreviewingDecoder.OfPitches(60, 61, 66);
        decoder.Key = Key.CMajor;

        Assert.Equal([1, Out, Out], Applied(new KeyRule(decoder, 3, DMajor), 1, 2, 3));
        Assert.Equal([1, Out, Out], Applied(new KeyRule(decoder, 3, asked: null), 1, 2, 3));
    }

    [Fact]
    public void WithoutAKeyTheKeyRulesDoNothing()
    {
        var decoder = PreviewingDecoder.OfPitches(60, 61);

        Assert.Equal([1, 2], Applied(new KeyRule(decoder, 2, asked: null), 1, 2));
        Assert.Equal([1, 2], Applied(new KeyPull(decoder, asked: null, 3), 1, 2));
    }

    [Fact]
    public void ThePullTakesItsNatsOffWhatIsOutsideTheKey() => Assert.Equal(
        [-2, 2, Out, 4],
        Applied(new KeyPull(new PreviewingDecoder(Note(60), Note(62), Note(63), null), DMajor, 3), 1, 2, Out, 4));

    [Fact]
    public void TheRangeHasBothItsEnds() => Assert.Equal(
        [Out, 2, 3, Out, 5],
        Applied(new RangeRule(new PreviewingDecoder(Note(47), Note(48), Note(72), Note(73), null), 5, 48, 72), 1, 2, 3, 4, 5));

    [Fact]
    public void AnExclusionThatLeavesNothingExcludesNothing()
    {
        var decoder = PreviewingDecoder.OfPitches(60, 61, 62);

        Assert.Equal([1, 2, Out], Applied(new RangeRule(decoder, 3, 62, 70), 1, 2, Out));
        Assert.Equal([Out, 2, Out], Applied(new KeyRule(decoder, 3, Key.CMajor), Out, 2, Out));
    }

    [Fact]
    public void EachRepetitionInARowCostsMoreThanTheOneBefore()
    {
        var decoder = new PreviewingDecoder(Note(60), Note(62), null);
        var rule = new RepetitionPenalty(decoder, 0.5);
        double[] expected = [0, 0, 0.5, 1, 1.5, 2, 2.5];
        foreach (var penalty in expected)
        {
            Assert.Equal([1 - penalty, 2, 3], Applied(rule, 1, 2, 3));
            rule.Take(0);
            decoder.Start++;
        }

        // Another note ends the row, but seven of the last sixteen onsets are three too many.
        rule.Take(1);
        decoder.Start++;
        Assert.Equal([1 - 1.5, 2, 3], Applied(rule, 1, 2, 3));
    }

    [Fact]
    public void TwoNotesInTurnArePenalisedForTheirShareOfTheLastSixteen()
    {
        var decoder = PreviewingDecoder.OfPitches(60, 62, 64);
        var rule = new RepetitionPenalty(decoder, 1);
        for (var note = 0; note < 40; note++)
        {
            rule.Take(note % 2);
            decoder.Start++;
        }

        Assert.Equal([-4, -4, 0], Applied(rule, 0, 0, 0));
        foreach (var _ in Enumerable.Range(0, 16))
        {
            rule.Take(2);
            decoder.Start++;
        }

        Assert.Equal([0, 0, -15], Applied(rule, 0, 0, 0));
    }

    [Fact]
    public void AChordCountsOnceAndOtherPartsNotAtAll()
    {
        var decoder = new PreviewingDecoder(Note(60), Note(64), Note(60) with { Part = 1 });
        var rule = new RepetitionPenalty(decoder, 1);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            rule.Take(0);
            rule.Take(1);
            decoder.Start++;
        }

        Assert.Equal([-2, -2, 0], Applied(rule, 0, 0, 0));
    }

    [Fact]
    public void ANoteThatBecomesAnotherWasNotStruck()
    {
        var decoder = new PreviewingDecoder(Note(60), Note(72) with { ReplacesLast = true });
        var rule = new RepetitionPenalty(decoder, 1);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            rule.Take(0);
            rule.Take(1);
            decoder.Start++;
        }

        Assert.Equal([0, -2], Applied(rule, 0, 0));
    }

    [Fact]
    public void HoweverSureTheNetworkIsOneNoteEnds()
    {
        var decoder = PreviewingDecoder.OfPitches(60, 62);
        var sampler = new Sampler(new SamplingOptions { Temperature = 0, RepetitionPenalty = 0.5 }, decoder, 2, new Xoshiro256StarStar(1, false));
        var notes = new List<int>();
        for (var note = 0; note < 60; note++)
        {
            notes.Add(sampler.Draw([10, 0]));
            decoder.Start++;
        }

        Assert.Equal(Enumerable.Repeat(0, 22), notes.Take(22));
        Assert.Contains(1, notes);
    }

    [Fact]
    public void SayWhatIsMissingWhereTheRulesCannotWork()
    {
        AssertRejected(
            new SamplingOptions { LowestPitch = 50 }, AllowingDecoder.Everything(2),
            "a range of pitches cannot be had of this model: its tokens do not say which note they strike. Leave it out, or compose with a model of notes.");
        AssertRejected(
            new SamplingOptions { InKey = true }, PreviewingDecoder.OfPitches(60, 62),
            "staying in the key needs a key: the model's tokens tell none. Ask for one, as with --key D.");

        static void AssertRejected(SamplingOptions options, ITokenDecoder decoder, string message) =>
            Assert.Equal(message, Assert.Throws<MusicRnnException>(() => SamplingRules.For(options, decoder, 2)).Message);
    }

    [Fact]
    public void AllRulesTogetherLeaveAChoiceAndTheSameOneForTheSameSeed() => Gen.Select(
        Gen.Double[-20, 20].Array[1, 30], Gen.Int[0, 127].Array[30], Gen.Int[0, 127], Gen.Int[0, 127], Gen.Double[0, 1], Gen.Int).Sample((logits, pitches, lowest, highest, p, seed) =>
    {
        var options = new SamplingOptions
        {
            InKey = true, Key = DMajor, KeyPull = p, LowestPitch = Math.Min(lowest, highest), HighestPitch = Math.Max(lowest, highest),
            RepetitionPenalty = p, Temperature = 2 * p, TopK = 5, TopP = Math.Max(p, 0.01), MinP = p,
        };
        var network = Array.ConvertAll(logits, logit => (float)logit);

        Assert.Equal(Draws(), Draws());

        int[] Draws()
        {
            var decoder = PreviewingDecoder.OfPitches(pitches);
            var sampler = new Sampler(options, decoder, network.Length, new Xoshiro256StarStar(seed, false));
            return [.. Enumerable.Range(0, 20).Select(start =>
            {
                decoder.Start = start;
                return sampler.Draw(network);
            })];
        }
    });

    private static PreviewedNote Note(int pitch) => new(0, 0, pitch);

    private static double[] Applied(ISamplingRule rule, params double[] logits)
    {
        var copy = logits.ToArray();
        rule.Apply(copy);
        return copy;
    }
}
