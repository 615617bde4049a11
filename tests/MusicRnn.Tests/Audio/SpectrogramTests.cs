using MusicRnn.Audio;

namespace MusicRnn.Tests.Audio;

public sealed class SpectrogramTests
{
    [Theory]
    [InlineData(220)]
    [InlineData(440)]
    [InlineData(3520)]
    public void ASineAtFullScaleStandsAtZeroDecibelsInItsOwnRow(double hertz)
    {
        var spectrogram = Spectrogram.Of(new Sine(hertz, 1, 20_000), TestContext.Current.CancellationToken);
        var row = (int)Math.Round(Spectrogram.RowsPerOctave * Math.Log2(hertz / Spectrogram.LowestHertz));
        var middle = spectrogram.Columns / 2;

        var loudest = Enumerable.Range(0, Spectrogram.Rows).MaxBy(each => spectrogram.DecibelsAt(middle, each));
        Assert.InRange(loudest, row - 1, row + 1);
        Assert.InRange(spectrogram.DecibelsAt(middle, row), -1.5f, 0.1f);
        Assert.True(spectrogram.DecibelsAt(middle, row + Spectrogram.RowsPerOctave) < -60);
    }

    [Fact]
    public void TellsTheHighestAndLowestSampleAndTheLength()
    {
        var spectrogram = Spectrogram.Of(new Sine(1000, 0.25f, 44_100), TestContext.Current.CancellationToken);

        Assert.Equal(1, spectrogram.Seconds);
        Assert.Equal(-0.25f, spectrogram.RangeAt(10).Lowest, 3);
        Assert.Equal(0.25f, spectrogram.RangeAt(10).Highest, 3);
    }

    [Fact]
    public void ALongSoundHasNoMoreColumnsThanAPicture()
    {
        var spectrogram = Spectrogram.Of(new Sine(1000, 1, 44_100 * 60), TestContext.Current.CancellationToken);

        Assert.InRange(spectrogram.Columns, 1200, 2400);
        Assert.InRange(spectrogram.RangeAt(spectrogram.Columns - 2).Highest, 0.99f, 1);
    }

    [Fact]
    public void SilenceIsAtTheFloor()
    {
        var spectrogram = Spectrogram.Of(new Sine(1000, 0, 5000), TestContext.Current.CancellationToken);

        Assert.Equal(Spectrogram.Floor, spectrogram.DecibelsAt(3, 100));
    }

    private sealed class Sine(double hertz, float level, int length) : IAudioSource
    {
        private int _frame;

        public int SampleRate => 44_100;

        public int Read(Span<float> interleavedStereo)
        {
            var frames = Math.Min(length - _frame, interleavedStereo.Length / 2);
            for (var index = 0; index < frames; index++)
            {
                var sample = level * (float)Math.Sin(2 * Math.PI * hertz * _frame / SampleRate);
                (interleavedStereo[2 * index], interleavedStereo[(2 * index) + 1]) = (sample, sample);
                _frame++;
            }

            return frames;
        }
    }
}
