using MusicRnn.Music;

namespace MusicRnn.Tests.Audio;

/// <summary>The physics of the instruments, measured on what they play.</summary>
public sealed class InstrumentTests
{
    private const int MiddleC = 60;

    // Struck, plucked, blown, bowed, sung and synthetic: one or two of each kind of timbre and family.
    public static TheoryData<int> OneOfEachFamily => [0, 6, 11, 19, 24, 25, 33, 40, 46, 56, 60, 66, 68, 71, 73, 80, 104, 114];

    [Theory]
    [MemberData(nameof(OneOfEachFamily))]
    public void IsInTuneOverItsRange(int program)
    {
        foreach (var key in (int[])[36, 61, 87])
        {
            var cents = Sound.Of(Sound.OneNote(program, key, 1700)).CentsFrom(key, 0.15);

            Assert.True(Math.Abs(cents) < 5, $"{GeneralMidi.NameOf(program)}, key {key}: {cents:F2} cents");
        }
    }

    [Theory]
    [InlineData(48)]
    [InlineData(52)]
    [InlineData(61)]
    [InlineData(89)]
    public void AnEnsembleIsInTuneOnTheWhole(int program)
    {
        // Its players beat: only the mean over time and keys says where it stands.
        var cents = Enumerable.Range(0, 4).Select(step => Sound.Of(Sound.OneNote(program, 52 + (6 * step), 1700)).CentsFrom(52 + (6 * step), 0.2)).ToArray();

        Assert.InRange(cents.Average(), -3, 3);
        Assert.All(cents, each => Assert.InRange(each, -5, 5));
    }

    [Fact]
    public void AllProgramsAreAboutEquallyLoud()
    {
        var levels = Enumerable.Range(0, GeneralMidi.ProgramCount)
            .Select(program => 20 * Math.Log10(Sound.Of(Sound.OneNote(program, MiddleC, 1000)).Rms(0, 1)))
            .ToArray();

        Assert.True(levels.Max() - levels.Min() < 6, $"from {levels.Min():F1} to {levels.Max():F1} dB");
    }

    [Theory]
    [MemberData(nameof(OneOfEachFamily))]
    public void BeginsWithoutAClickAndEndsInSilence(int program)
    {
        var sound = Sound.Of(Sound.OneNote(program, MiddleC, 500));

        // From silence: the first samples rise, they do not jump; letting go makes no step larger than the tone had before.
        Assert.InRange(sound.LargestStep(0, 0.0002), 0, 0.01);
        Assert.True(sound.LargestStep(0.5, 0.52) <= (1.1 * sound.LargestStep(0.4, 0.5)) + 0.0005);
        Assert.InRange(sound.Left.Length / (double)Sound.Rate, 0.5, 6);
        Assert.InRange(sound.Left[^1], -1e-4f, 1e-4f);
    }

    [Fact]
    public void AHarderBlowIsLouderAndBrighter()
    {
        var soft = Sound.Of(Sound.OneNote(0, MiddleC, 1000, velocity: 30));
        var hard = Sound.Of(Sound.OneNote(0, MiddleC, 1000, velocity: 120));

        Assert.True(hard.Rms(0, 1) > 4 * soft.Rms(0, 1));
        Assert.True(Brightness(hard) > 1.2 * Brightness(soft));
    }

    [Fact]
    public void AStringDiesAwayAndAnOrganDoesNot()
    {
        var guitar = Sound.Of(Sound.OneNote(24, MiddleC, 3000));
        var organ = Sound.Of(Sound.OneNote(19, MiddleC, 3000));

        Assert.True(guitar.Rms(2.5, 3) < 0.2 * guitar.Rms(0, 0.5));
        Assert.InRange(organ.Rms(2.5, 3) / organ.Rms(0.5, 1), 0.8, 1.25);
    }

    [Fact]
    public void EveryDrumSounds()
    {
        for (var key = 35; key <= 81; key++)
        {
            var drum = new Part { IsPercussion = true, Notes = [new Note(0, 100, key, 100)] };

            Assert.InRange(Sound.Of(Sound.PieceOf(drum)).Peak, 0.03, 0.6);
        }
    }

    [Fact]
    public void AClosingHiHatChokesTheOpenOne()
    {
        static Part Hats(int second) => new() { IsPercussion = true, Notes = [new Note(0, 50, 46, 110), new Note(200, 50, second, 1)] };

        var choked = Sound.Of(Sound.PieceOf(Hats(42)));
        var free = Sound.Of(Sound.PieceOf(Hats(37)));

        Assert.True(choked.Rms(0.25, 0.4) < 0.1 * free.Rms(0.25, 0.4));
        Assert.True(choked.LargestStep(0.2, 0.3) <= 1.1 * free.LargestStep(0.1, 0.3));
    }

    [Theory]
    [InlineData(81)]
    [InlineData(56)]
    public void ABentHighNoteHasNothingBetweenItsPartials(int program)
    {
        // Partials that fold back at half the sample rate, or images that the interpolation lets through, would lie there.
        const double key = 93.5;
        var bend = new ControlEvent(0, ControlKind.PitchBend, 0, 8191 * 3 / 4);
        var sound = Sound.Of(Sound.OneNote(program, 92, 1700, 100, bend));

        Assert.True(sound.ShareBetweenPartials(440 * Math.Pow(2, (key - 69) / 12)) < 1e-5);
    }

    // The rms of the differences beside that of the sound: the mean frequency, in a unit of its own.
    private static double Brightness(Sound sound)
    {
        var differences = sound.Left.Skip(1).Zip(sound.Left, (next, sample) => next - sample).ToArray();
        return Math.Sqrt(Sound.Power(differences, 0, 0.5) / Sound.Power(sound.Left, 0, 0.5));
    }
}
