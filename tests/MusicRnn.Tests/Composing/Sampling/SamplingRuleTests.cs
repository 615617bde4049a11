using CsCheck;
using MusicRnn.Composing.Sampling;

namespace MusicRnn.Tests.Composing.Sampling;

public sealed class SamplingRuleTests
{
    private const double Out = double.NegativeInfinity;

    private static readonly Gen<double[]> AnyLogits =
        from logits in Gen.OneOf(Gen.Double[-20, 20], Gen.Int[-2, 2].Select(number => (double)number), Gen.Const(Out)).Array[1, 40]
        from possible in Gen.Int[0, logits.Length - 1]
        select WithOnePossible(logits, possible);

    [Fact]
    public void GrammarExcludesWhatTheDecoderDoesNotAllow() =>
        Assert.Equal([1, Out, 3], Applied(new Grammar(new AllowingDecoder(true, false, true), 3), 1, 2, 3));

    [Fact]
    public void TemperatureZeroLeavesTheMaximumAlone() =>
        Assert.Equal([Out, 0, Out, Out], Applied(new Temperature(0), -1, 4, 4, Out));

    [Fact]
    public void TemperatureStretchesTheDistancesOfLogits() =>
        Assert.Equal([-6, 0, -2, Out], Applied(new Temperature(0.5), 1, 4, 3, Out));

    [Fact]
    public void TheSmallestTemperatureStillLeavesAChoice() =>
        Assert.Equal([Out, 0, Out], Applied(new Temperature(double.Epsilon), -1e30, 1e30, 3));

    [Fact]
    public void TopKKeepsExactlyKAndTheFirstAmongEquals()
    {
        Assert.Equal([Out, 3, 2, Out, Out], Applied(new TopK(2, 5), 1, 3, 2, 2, Out));
        Assert.Equal([1, 3, 2, 2, Out], Applied(new TopK(4, 5), 1, 3, 2, 2, Out));
        Assert.Equal([1, 3, 2, 2, Out], Applied(new TopK(100, 5), 1, 3, 2, 2, Out));
    }

    [Fact]
    public void TopPKeepsTheFewestThatReachTheShare()
    {
        double[] logits = [Math.Log(0.2), Math.Log(0.5), Out, Math.Log(0.3)];

        Assert.Equal([false, true, false, false], Kept(new TopP(0.49, 4), logits));
        Assert.Equal([false, true, false, true], Kept(new TopP(0.51, 4), logits));
        Assert.Equal([false, true, false, true], Kept(new TopP(0.79, 4), logits));
        Assert.Equal([true, true, false, true], Kept(new TopP(0.81, 4), logits));
        Assert.Equal([false, true, false, false], Kept(new TopP(double.Epsilon, 4), logits));
    }

    [Fact]
    public void MinPKeepsWhatIsLikelyBesideTheLikeliest()
    {
        double[] logits = [Math.Log(0.3), Math.Log(0.5), Out, Math.Log(0.04)];

        Assert.Equal([true, true, false, true], Kept(new MinP(0.079), logits));
        Assert.Equal([true, true, false, false], Kept(new MinP(0.081), logits));
        Assert.Equal([false, true, false, false], Kept(new MinP(0.61), logits));
        Assert.Equal([true, true, false], Kept(new MinP(1), [7, 7, 6.9]));
        Assert.Equal([true, false], Kept(new MinP(double.Epsilon), [1e30, -1e30]));
    }

    [Fact]
    public void TopKKeepsTheLargestOfAnyLogits() => Gen.Select(AnyLogits, Gen.Int[1, 45]).Sample((logits, k) =>
    {
        var kept = Kept(new TopK(k, logits.Length), logits);

        var expected = Enumerable.Range(0, logits.Length).Where(token => logits[token] != Out)
            .OrderByDescending(token => logits[token]).ThenBy(token => token).Take(k).ToHashSet();
        Assert.Equal(Enumerable.Range(0, logits.Length).Select(expected.Contains), kept);
    });

    [Fact]
    public void TopPKeepsTheSmallestSetOfAnyLogits() => Gen.Select(AnyLogits, Gen.Double[0.01, 0.99]).Sample((logits, p) =>
    {
        var kept = Kept(new TopP(p, logits.Length), logits);

        var total = logits.Sum(Math.Exp);
        var inside = Enumerable.Range(0, logits.Length).Where(token => kept[token]).Select(token => logits[token]).ToArray();
        var outside = Enumerable.Range(0, logits.Length).Where(token => !kept[token]).Select(token => logits[token]);
        const double rounding = 1e-12;
        Assert.NotEmpty(inside);
        Assert.True(inside.Sum(Math.Exp) / total >= p - rounding);
        Assert.True(inside.Order().Skip(1).Sum(Math.Exp) / total < p + rounding);
        Assert.True(outside.All(logit => logit <= inside.Min()));
    });

    [Fact]
    public void NoRulesTogetherLeaveAnEmptyChoice() => Gen.Select(
        AnyLogits, Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 100]), Gen.Int[0, 50], Gen.Double[1e-9, 1]).Sample((logits, temperature, k, p) =>
    {
        var options = new SamplingOptions { Temperature = temperature, TopK = k, TopP = p };
        var allowed = logits.Select(logit => logit != Out).ToArray();
        var copy = logits.Select(logit => logit == Out ? 50 : logit).ToArray();
        foreach (var rule in SamplingRules.For(options, new AllowingDecoder(allowed), logits.Length))
        {
            rule.Apply(copy);
        }

        Assert.Contains(copy, logit => logit != Out);
        Assert.All(Enumerable.Range(0, copy.Length), token => Assert.True(allowed[token] || copy[token] == Out));
    });

    [Fact]
    public void ExponentialIsThatOfTheLibraryAlmostToTheLastBit()
    {
        Assert.Equal(1, Exponential.Of(0));
        Assert.Equal(0, Exponential.Of(double.NegativeInfinity));
        Assert.Equal(0, Exponential.Of(double.NaN));
        Gen.Double[-708, 0].Sample(x => Assert.InRange(Exponential.Of(x) / Math.Exp(x), 1 - 1e-15, 1 + 1e-15));
    }

    private static double[] WithOnePossible(double[] logits, int possible)
    {
        logits[possible] = logits[possible] == Out ? 1 : logits[possible];
        return logits;
    }

    private static double[] Applied(ISamplingRule rule, params double[] logits)
    {
        var copy = logits.ToArray();
        rule.Apply(copy);
        return copy;
    }

    private static bool[] Kept(ISamplingRule rule, double[] logits) => [.. Applied(rule, logits).Select(logit => logit != Out)];
}
