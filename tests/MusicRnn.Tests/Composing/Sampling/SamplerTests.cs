using MathNet.Numerics.Random;
using MusicRnn.Composing.Sampling;

namespace MusicRnn.Tests.Composing.Sampling;

public sealed class SamplerTests
{
    private const int Draws = 100_000;

    private static readonly float[] Logits = [0.5f, -1, 2, 1, -3, 1.5f];

    [Fact]
    public void DrawsEachTokenAsOftenAsTheSoftmaxSays()
    {
        var counts = Count(new SamplingOptions(), AllowingDecoder.Everything(Logits.Length));

        AssertFrequencies(Logits.Select(logit => Math.Exp(logit)).ToArray(), counts);
    }

    [Fact]
    public void DrawsAsOftenAsTheRulesTogetherSay()
    {
        // Token 2 is not allowed; of the others the three likeliest are 5, 3, 0; without 0 they reach 60 %.
        var counts = Count(new SamplingOptions { Temperature = 0.7, TopK = 3, TopP = 0.6 }, new AllowingDecoder(true, true, false, true, true, true));

        AssertFrequencies([0, 0, 0, Math.Exp(1 / 0.7), 0, Math.Exp(1.5 / 0.7)], counts);
    }

    [Fact]
    public void TemperatureZeroAlwaysTakesTheLikeliestThatIsAllowed()
    {
        var counts = Count(new SamplingOptions { Temperature = 0 }, new AllowingDecoder(true, true, false, true, true, true));

        Assert.Equal([0, 0, 0, 0, 0, Draws], counts);
    }

    [Fact]
    public void DrawsOnlyWhatIsAllowedWhateverTheNetworkSays()
    {
        float[][] badLogits =
        [
            [float.NaN, float.NaN, float.NaN],
            [float.PositiveInfinity, float.NegativeInfinity, float.NaN],
            [float.NegativeInfinity, float.PositiveInfinity, float.PositiveInfinity],
            [0, float.MinValue, float.MaxValue],
        ];
        foreach (var logits in badLogits)
        {
            var sampler = new Sampler(new SamplingOptions { Temperature = 0.9, TopK = 2, TopP = 0.9 }, new AllowingDecoder(false, true, false), 3, Chance());
            Assert.Equal(1, sampler.Draw(logits));
        }
    }

    [Fact]
    public void ADecoderThatAllowsNothingIsFoundOut()
    {
        var sampler = new Sampler(new SamplingOptions(), new AllowingDecoder(false, false), 2, Chance());

        Assert.Throws<InvalidOperationException>(() => sampler.Draw([1, 2]));
    }

    [Fact]
    public void TakesOneNumberFromTheGeneratorForEachToken()
    {
        var (chance, other) = (Chance(), Chance());
        var sampler = new Sampler(new SamplingOptions { Temperature = 0, TopK = 1 }, AllowingDecoder.Everything(Logits.Length), Logits.Length, chance);

        sampler.Draw(Logits);
        other.NextDouble();

        Assert.Equal(other.NextDouble(), chance.NextDouble());
    }

    [Fact]
    public void AllocatesNothingForAToken()
    {
        var sampler = new Sampler(new SamplingOptions { Temperature = 0.9, TopK = 4, TopP = 0.9 }, AllowingDecoder.Everything(Logits.Length), Logits.Length, Chance());
        sampler.Draw(Logits);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            sampler.Draw(Logits);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(-0.1, 0, 1, "the temperature is -0.1: expected 0 (always the likeliest) to 100; 1 draws as the network predicts.")]
    [InlineData(double.NaN, 0, 1, "the temperature is NaN: expected 0 (always the likeliest) to 100; 1 draws as the network predicts.")]
    [InlineData(1, -1, 1, "the top-k is -1: expected 1 or more tokens, or 0 for all of them.")]
    [InlineData(1, 0, 0, "the top-p is 0: expected more than 0, at most 1 (all tokens).")]
    [InlineData(1, 0, 1.5, "the top-p is 1.5: expected more than 0, at most 1 (all tokens).")]
    public void RejectsOptionsOutOfRange(double temperature, int k, double p, string problem)
    {
        var options = new SamplingOptions { Temperature = temperature, TopK = k, TopP = p };

        Assert.Equal(problem, Assert.Throws<MusicRnnException>(options.Validate).Message);
    }

    private static Xoshiro256StarStar Chance() => new(5, threadSafe: false);

    private static int[] Count(SamplingOptions options, AllowingDecoder decoder)
    {
        var sampler = new Sampler(options, decoder, Logits.Length, Chance());
        var counts = new int[Logits.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            counts[sampler.Draw(Logits)]++;
        }

        return counts;
    }

    // Four standard deviations of a binomial count; with the seed fixed it holds for ever or never.
    private static void AssertFrequencies(double[] weights, int[] counts)
    {
        for (var token = 0; token < weights.Length; token++)
        {
            var probability = weights[token] / weights.Sum();
            var bound = 4 * Math.Sqrt(Draws * probability * (1 - probability));
            Assert.InRange(counts[token], (Draws * probability) - bound, (Draws * probability) + bound);
        }
    }
}
