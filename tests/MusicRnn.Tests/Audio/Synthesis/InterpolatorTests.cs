using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Tests.Audio.Synthesis;

public sealed class InterpolatorTests
{
    private const double One = 1L << Interpolator.FractionBits;

    [Theory]
    [InlineData(1)]
    [InlineData(0.37)]
    [InlineData(1.9)]
    public void ASineStaysASineAtAnySpeed(double speed)
    {
        // A period of 16.4 samples: an eighth of the sample rate, about.
        static double At(double frame) => Math.Sin(2 * Math.PI * frame / 16.4);
        float[] samples = [.. Enumerable.Range(-Interpolator.Before, 300).Select(frame => (float)At(frame))];
        var output = new float[101];

        var end = Interpolator.Read(samples, (long)(5.25 * One), (long)(speed * One), output);

        Assert.Equal(5.25 + (101 * speed), end / One, 6);
        Assert.All(output.Index(), each => Assert.Equal(At(5.25 + (each.Index * speed)), each.Item, 0.002));
    }

    [Fact]
    public void HowManyAreReadAtOnceDoesNotMatter()
    {
        float[] samples = [.. Enumerable.Range(0, 400).Select(frame => (float)Math.Cos(frame * frame))];
        var (whole, pieces) = (new float[150], new float[150]);
        var (position, step) = (0L, (long)(1.37 * One));

        Interpolator.Read(samples, position, step, whole);
        for (var frame = 0; frame < pieces.Length; frame += 3)
        {
            position = Interpolator.Read(samples, position, step, pieces.AsSpan(frame, 3));
        }

        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void ReadsNothingBehindTheRecording() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Interpolator.Read(new float[100], 0, (long)One, new float[94]));
}
