using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Tests.Audio.Synthesis;

/// <summary>The filter that solves for eight samples at once, held against its equations one sample after another.</summary>
public sealed class LowPassTests
{
    private const int Rate = 44_100;

    [Theory]
    [InlineData(30, 1.41421356, 64)]
    [InlineData(1000, 1.41421356, 64)]
    [InlineData(1000, 0.01, 61)]
    [InlineData(19_000, 0.1, 64)]
    [InlineData(19_000, 1.41421356, 7)]
    public void EightAtOnceAreWhatOneByOneWouldBe(double cutoffHertz, double damping, int framesAtOnce)
    {
        var noise = Noise(2048);
        var filtered = noise.ToArray();
        var filter = new LowPass();
        for (var frame = 0; frame < filtered.Length; frame += framesAtOnce)
        {
            filter.Apply(filtered.AsSpan(frame, Math.Min(framesAtOnce, filtered.Length - frame)), cutoffHertz, Rate, damping);
        }

        AssertAlike(OneByOne(noise, _ => cutoffHertz, damping), filtered);
    }

    [Fact]
    public void ItsCutoffMovesWhileItSounds()
    {
        double CutoffAt(int frame) => 200 + (frame / 64 * 100);
        var noise = Noise(4096);
        var (left, right) = (noise.ToArray(), noise.Reverse().ToArray());
        var filter = new LowPass();
        for (var frame = 0; frame < noise.Length; frame += 64)
        {
            filter.Apply(left.AsSpan(frame, 64), right.AsSpan(frame, 64), CutoffAt(frame), Rate);
        }

        AssertAlike(OneByOne(noise, CutoffAt, LowPass.FlatDamping), left);
        AssertAlike(OneByOne([.. noise.Reverse()], CutoffAt, LowPass.FlatDamping), right);
    }

    [Fact]
    public void WhatWasClearedIsForgotten()
    {
        var filter = new LowPass();
        filter.Apply(Noise(100), 100, Rate);
        filter.Clear();
        var silence = new float[64];
        filter.Apply(silence, 100, Rate);

        Assert.All(silence, sample => Assert.Equal(0, sample));
    }

    /// <summary>Simper's equations as he writes them, in double.</summary>
    private static double[] OneByOne(float[] input, Func<int, double> cutoffAt, double damping)
    {
        var output = new double[input.Length];
        var (first, second) = (0.0, 0.0);
        for (var frame = 0; frame < input.Length; frame++)
        {
            // The same approximation of the tangent.
            var angle = Math.PI * Math.Min(cutoffAt(frame) / Rate, 0.45);
            var g = angle * (15 - (angle * angle)) / (15 - (6 * angle * angle));
            var a1 = 1 / (1 + (g * (g + damping)));
            var rest = input[frame] - second;
            var band = (a1 * first) + (g * a1 * rest);
            var low = second + (g * a1 * first) + (g * g * a1 * rest);
            (first, second) = ((2 * band) - first, (2 * low) - second);
            output[frame] = low;
        }

        return output;
    }

    private static void AssertAlike(double[] expected, float[] actual)
    {
        var level = expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 3e-5 * level));
    }

    private static float[] Noise(int frames)
    {
        var noise = new Noise(1);
        return [.. Enumerable.Range(0, frames).Select(_ => (float)noise.NextSample())];
    }
}
