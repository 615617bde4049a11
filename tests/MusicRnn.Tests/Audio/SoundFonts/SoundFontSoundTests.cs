using MusicRnn.Audio;
using MusicRnn.Audio.SoundFonts;
using MusicRnn.Music;

namespace MusicRnn.Tests.Audio.SoundFonts;

/// <summary>What a SoundFont says is what is heard, held against the figures of the specification 2.04.</summary>
public sealed class SoundFontSoundTests
{
    private const int A4 = 69;

    // 1 s is 0 timecents, and half of it an octave less.
    private const int Second = 0;
    private const int HalfSecond = -1200;

    private static Sound Play(SoundFontBuilder builder, Piece piece, AudioOptions? options = null) =>
        Sound.Of(piece, (options ?? Sound.Dry with { Chorus = 0 }) with { SoundFont = builder.Read() });

    private static Sound PlayNote(SoundFontBuilder builder, int key = A4, int milliseconds = 1700, int velocity = 127, params ControlEvent[] controls) =>
        Play(builder, Sound.OneNote(0, key, milliseconds, velocity, controls));

    private static double Decibels(double ratio) => 20 * Math.Log10(ratio);

    [Fact]
    public void IsInTuneOverTheKeyboard()
    {
        var font = SoundFontBuilder.WithSine();
        foreach (var key in (int[])[33, 45, 57, 69, 81, 93, 105])
        {
            Assert.InRange(PlayNote(font, key).CentsFrom(key, 0.1), -1, 1);
        }
    }

    [Theory]
    [InlineData(Generator.CoarseTune, 3, 3)]
    [InlineData(Generator.FineTune, 50, 0.5)]
    [InlineData(Generator.RootKey, 64, 5)]
    [InlineData(Generator.Key, 72, 3)]
    [InlineData(Generator.ScaleTuning, 50, 0)]
    public void TuningFollowsTheGenerators(object generator, int amount, double semitones) =>
        Assert.InRange(PlayNote(SoundFontBuilder.WithSine(((Generator)generator, amount))).CentsFrom(A4 + semitones, 0.1), -1, 1);

    [Fact]
    public void ScaleTuningMayBeAQuarterTone() =>
        Assert.InRange(PlayNote(SoundFontBuilder.WithSine((Generator.ScaleTuning, 50)), A4 + 12).CentsFrom(A4 + 6, 0.1), -1, 1);

    [Fact]
    public void ASampleOfAnotherRateAndCorrectionIsInTune()
    {
        var builder = new SoundFontBuilder();
        var sample = builder.AddSample(frame => 0.5 * Math.Sin(2 * Math.PI * 441 * frame / 22_050), 22_050, 0, 22_050, A4, correction: -4, rate: 22_050);
        builder.Play(sample, (Generator.SampleModes, 1));

        // 441 Hz is 3.93 cents above 440.
        Assert.InRange(PlayNote(builder).CentsFrom(A4, 0.1), -1, 1);
    }

    [Fact]
    public void ThePitchWheelReachesAsFarAsItIsTold()
    {
        var usual = PlayNote(SoundFontBuilder.WithSine(), controls: new ControlEvent(0, ControlKind.PitchBend, 0, 8191));
        var wide = PlayNote(SoundFontBuilder.WithSine(), controls:
            [Sound.Control(0, 101, 0), Sound.Control(0, 100, 0), Sound.Control(0, 6, 12), new ControlEvent(0, ControlKind.PitchBend, 0, -8192)]);

        Assert.InRange(usual.CentsFrom(A4 + 2, 0.1), -1, 1);
        Assert.InRange(wide.CentsFrom(A4 - 12, 0.1), -1, 1);
    }

    [Fact]
    public void TheVolumeEnvelopeKeepsItsTimes()
    {
        // Delay 1/4 s, attack 1/2 s, hold 1/4 s, then 100 dB in 4 s down to 20 dB below.
        var sound = PlayNote(
            SoundFontBuilder.WithSine(
                (Generator.VolumeEnvelopeDelay, 2 * HalfSecond), (Generator.VolumeEnvelopeAttack, HalfSecond), (Generator.VolumeEnvelopeHold, 2 * HalfSecond),
                (Generator.VolumeEnvelopeDecay, 2400), (Generator.VolumeEnvelopeSustain, 200), (Generator.VolumeEnvelopeRelease, Second)),
            milliseconds: 2500);
        var top = sound.Rms(0.8, 0.95);

        Assert.Equal(0, sound.Rms(0, 0.24));
        Assert.InRange(sound.Rms(0.49, 0.51) / top, 0.48, 0.52);
        Assert.InRange(sound.Rms(0.61, 0.64) / top, 0.73, 0.77);
        Assert.InRange(Decibels(sound.Rms(1.39, 1.41) / top), -10.3, -9.7);
        Assert.InRange(Decibels(sound.Rms(2, 2.4) / top), -20.1, -19.9);

        // The release goes 100 dB in its time: a tenth of it, 10 dB.
        Assert.InRange(Decibels(sound.Rms(2.59, 2.61) / sound.Rms(2.3, 2.4)), -10.3, -9.7);
        Assert.InRange(Decibels(sound.Rms(2.79, 2.81) / sound.Rms(2.3, 2.4)), -30.3, -29.7);
    }

    [Fact]
    public void HigherKeysHoldAndDecayFaster()
    {
        var font = SoundFontBuilder.WithSine(
            (Generator.VolumeEnvelopeDecay, 1200), (Generator.VolumeEnvelopeSustain, 1000), (Generator.KeyToVolumeEnvelopeDecay, 100));

        // Twice as fast an octave above key 60: 100 dB in 2 s there, in 1 s here.
        Assert.InRange(Decibels(PlayNote(font, 60).Rms(0.49, 0.51) / PlayNote(font, 60).Rms(0.29, 0.31)), -10.5, -9.5);
        Assert.InRange(Decibels(PlayNote(font, 72).Rms(0.49, 0.51) / PlayNote(font, 72).Rms(0.29, 0.31)), -20.5, -19.5);
    }

    [Fact]
    public void TheModulationEnvelopeMovesThePitchAndComesBack()
    {
        var sound = PlayNote(SoundFontBuilder.WithSine(
            (Generator.ModulationEnvelopeToPitch, 1200), (Generator.ModulationEnvelopeHold, 1200), (Generator.ModulationEnvelopeDecay, -12_000), (Generator.ModulationEnvelopeSustain, 1000)), milliseconds: 4000);

        Assert.InRange(sound.CentsFrom(A4 + 12, 0.2), -2, 2);
        Assert.InRange(sound.CentsFrom(A4, 2.1), -2, 2);
    }

    [Fact]
    public void AttenuationIsInCentibelsOfTheSoundCards()
    {
        var (full, soft) = (PlayNote(SoundFontBuilder.WithSine()), PlayNote(SoundFontBuilder.WithSine((Generator.Attenuation, 200))));

        Assert.InRange(Decibels(soft.Rms(0.1, 1) / full.Rms(0.1, 1)), -8.05, -7.95);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(32)]
    [InlineData(1)]
    public void ForceFollowsTheConcaveCurve(int velocity)
    {
        var (hard, soft) = (PlayNote(SoundFontBuilder.WithSine()), PlayNote(SoundFontBuilder.WithSine(), velocity: velocity));

        // 40 log10(velocity / 127), and no more than 96 dB; the filter, which closes a little, leaves 440 Hz alone.
        Assert.Equal(Math.Pow(velocity / 127.0, 2), soft.Rms(0.1, 1) / hard.Rms(0.1, 1), 0.01 * Math.Pow(velocity / 127.0, 2));
    }

    [Theory]
    [InlineData(-500, 1, 0)]
    [InlineData(0, 0.7071, 0.7071)]
    [InlineData(250, 0.3827, 0.9239)]
    [InlineData(500, 0, 1)]
    public void PanIsOfEqualPower(int pan, double left, double right)
    {
        var sound = PlayNote(SoundFontBuilder.WithSine((Generator.Pan, pan)));
        var power = Math.Sqrt(Sound.Power(sound.Left, 0.1, 1) + Sound.Power(sound.Right, 0.1, 1));

        Assert.Equal(left, Math.Sqrt(Sound.Power(sound.Left, 0.1, 1)) / power, 0.001);
        Assert.Equal(right, Math.Sqrt(Sound.Power(sound.Right, 0.1, 1)) / power, 0.001);
    }

    [Theory]
    [InlineData(0, -3.01)]
    [InlineData(100, 6.99)]
    [InlineData(200, 16.99)]
    public void TheFilterHasItsPeakAtItsCutoff(int centibels, double peak)
    {
        // 9300 absolute cents are 8.176 * 2^7.75 = 1760 Hz, key 93.
        var font = SoundFontBuilder.WithSine((Generator.FilterCutoff, 9300), (Generator.FilterResonance, centibels));
        var open = SoundFontBuilder.WithSine();
        double Gain(int key) =>
            Decibels(PlayNote(font, key).Rms(0.2, 1) / PlayNote(open, key).Rms(0.2, 1));
        var low = Gain(45);

        // What is far below is lowered by half the peak's height.
        Assert.InRange(low, (-centibels / 20.0) - 0.3, (-centibels / 20.0) + 0.3);
        Assert.InRange(Gain(93) - low, peak - 0.5, peak + 0.5);
        Assert.InRange(Gain(117) - low, -28, -23);
    }

    [Theory]
    [InlineData(Generator.VibratoLfoDelay, Generator.VibratoLfoFrequency, Generator.VibratoLfoToPitch)]
    [InlineData(Generator.ModulationLfoDelay, Generator.ModulationLfoFrequency, Generator.ModulationLfoToPitch)]
    public void AnLfoWaitsAndThenGoesAtItsRate(object delay, object frequency, object pitch)
    {
        // -1200 cents below 8.176 Hz are 4.088 Hz; delay half a second.
        var sound = PlayNote(SoundFontBuilder.WithSine(((Generator)delay, HalfSecond), ((Generator)frequency, -1200), ((Generator)pitch, 100)), milliseconds: 3000);
        var cents = PitchOverTime(sound, 0, 3);

        Assert.All(cents.Where(each => each.Seconds < 0.49), each => Assert.InRange(each.Cents, -8, 8));
        var moving = cents.Where(each => each.Seconds > 0.55).ToArray();
        Assert.InRange(moving.Max(each => each.Cents), 85, 105);
        Assert.InRange(moving.Min(each => each.Cents), -105, -85);
        var rises = moving.Zip(moving.Skip(1)).Where(pair => pair.First.Cents < 0 && pair.Second.Cents >= 0).Select(pair => pair.Second.Seconds).ToArray();
        Assert.Equal(4.088, (rises.Length - 1) / (rises[^1] - rises[0]), 0.06);
    }

    [Fact]
    public void TheModulationLfoMovesTheVolume()
    {
        var sound = PlayNote(SoundFontBuilder.WithSine((Generator.ModulationLfoFrequency, -3600), (Generator.ModulationLfoToVolume, 60)), milliseconds: 1500);
        var levels = Enumerable.Range(0, 140).Select(window => Decibels(sound.Rms(window * 0.01, (window * 0.01) + 0.02))).ToArray();

        // 1.022 Hz, 6 dB to either side, up first.
        Assert.Equal(12, levels.Skip(3).Max() - levels.Skip(3).Min(), 0.4);
        Assert.InRange(Array.IndexOf(levels, levels.Skip(3).Max()), 21, 27);
    }

    [Fact]
    public void TheModulationWheelAddsVibrato()
    {
        var cents = PitchOverTime(PlayNote(SoundFontBuilder.WithSine(), controls: Sound.Control(0, 1, 127)), 0.1, 1.6);
        var pressed = PitchOverTime(PlayNote(SoundFontBuilder.WithSine(), controls: new ControlEvent(0, ControlKind.ChannelPressure, 0, 127)), 0.1, 1.6);

        Assert.InRange(cents.Max(each => each.Cents), 40, 53);
        Assert.InRange(pressed.Max(each => each.Cents), 40, 53);
    }

    [Fact]
    public void LoopsAsItsModeSays()
    {
        // Half a second of a loud sine, then half a second of a softer one that only mode 3 reaches, on release.
        var builder = new SoundFontBuilder();
        var sample = builder.AddSample(frame => (frame < 22_050 ? 0.8 : 0.2) * Math.Sin(2 * Math.PI * 440 * frame / 44_100.0), 44_100, 0, 22_050, A4);
        foreach (var mode in (int[])[0, 1, 3])
        {
            builder.AddPreset(0, mode, new ZoneDraft(builder.AddInstrument(new ZoneDraft(sample, (Generator.SampleModes, mode), (Generator.VolumeEnvelopeRelease, 5000)))));
        }

        Sound Mode(int mode) => Play(builder, Sound.OneNote(mode, A4, 1200));

        Assert.InRange(Mode(0).Rms(0.6, 0.9) / Mode(0).Rms(0.1, 0.4), 0.24, 0.26);
        Assert.Equal(0, Mode(0).Rms(1.05, 1.15));
        Assert.InRange(Mode(1).Rms(0.7, 1.2) / Mode(1).Rms(0.1, 0.4), 0.99, 1.01);
        Assert.InRange(Mode(1).Rms(1.6, 1.9) / Mode(1).Rms(0.1, 0.4), 0.7, 1);
        Assert.InRange(Mode(3).Rms(0.7, 1.2) / Mode(3).Rms(0.1, 0.4), 0.99, 1.01);
        Assert.InRange(Mode(3).Rms(1.6, 1.9) / Mode(3).Rms(0.1, 0.4), 0.16, 0.2);
        Assert.Equal(0, Mode(3).Rms(2.05, 2.2));
    }

    [Fact]
    public void OneOfAnExclusiveClassCutsTheOther()
    {
        Sound Two(int group) => Play(
            SoundFontBuilder.WithSine((Generator.ExclusiveClass, group), (Generator.VolumeEnvelopeRelease, 0)),
            Sound.PieceOf(new Part { Notes = [new Note(0, 1000, A4, 127), new Note(500, 500, 81, 1)] }));

        Assert.True(Two(1).Rms(0.55, 0.9) < 0.01 * Two(0).Rms(0.55, 0.9));
        Assert.True(Two(1).LargestStep(0.49, 0.6) <= 1.1 * Two(0).LargestStep(0.2, 0.49));
    }

    [Fact]
    public void PedalVolumeAndExpressionWork()
    {
        var font = SoundFontBuilder.WithSine();
        var held = PlayNote(font, milliseconds: 200, controls: [Sound.Control(100, 64, 127), Sound.Control(1000, 64, 0)]);
        var soft = PlayNote(font, controls: [Sound.Control(0, 7, 64), Sound.Control(0, 11, 64)]);
        var usual = PlayNote(font, controls: [Sound.Control(0, 7, 127)]);

        Assert.InRange(held.Rms(0.6, 0.9) / held.Rms(0.05, 0.15), 0.99, 1.01);
        Assert.True(held.Rms(1.1, 1.2) < 0.001);
        Assert.Equal(Math.Pow(64 / 127.0, 4), soft.Rms(0.1, 1) / usual.Rms(0.1, 1), 3);
    }

    [Fact]
    public void AModulatorOfTheFontReplacesTheUsualOne()
    {
        var builder = SoundFontBuilder.WithSine();
        builder.AddPreset(0, 1, new ZoneDraft(builder.AddInstrument(
            new ZoneDraft(null) { Modulators = [(0x0502, Generator.Attenuation, 0)] }, new ZoneDraft(0, (Generator.SampleModes, 1)))));

        double Level(int velocity) => Play(builder, Sound.OneNote(1, A4, 500, velocity)).Rms(0.1, 0.4);

        Assert.Equal(Level(127), Level(10), 3);
    }

    [Fact]
    public void SendsGoIntoRoomAndChorus()
    {
        var wet = Play(SoundFontBuilder.WithSine((Generator.ReverbSend, 500)), Sound.OneNote(0, A4, 300), AudioOptions.Default);
        var usual = Play(SoundFontBuilder.WithSine(), Sound.OneNote(0, A4, 300), AudioOptions.Default);
        var chorus = Play(SoundFontBuilder.WithSine((Generator.ChorusSend, 1000)), Sound.OneNote(0, A4, 1500), AudioOptions.Default with { Reverb = 0 });

        Assert.True(wet.Rms(0.5, 0.8) > 3 * usual.Rms(0.5, 0.8));
        Assert.NotEqual(chorus.Left[30_000..31_000], chorus.Right[30_000..31_000]);
    }

    [Fact]
    public void BeginsEndsAndIsTakenAwayWithoutAClick()
    {
        var font = SoundFontBuilder.WithSine((Generator.VolumeEnvelopeAttack, -7000), (Generator.VolumeEnvelopeRelease, -4000));
        var sound = Play(font, Sound.PieceOf(new Part
        {
            Notes =
            [
                .. Enumerable.Range(0, 100).Select(number => new Note(0, 900, 40 + (number % 24), 30)),
                .. Enumerable.Range(0, 1000).Select(number => new Note(500, 700, 40 + (number % 24), 40)),
            ],
        }));

        Assert.InRange(sound.LargestStep(0, 0.0002), 0, 0.01);
        Assert.InRange(sound.Peak, 0.1, 1);
        Assert.True(sound.LargestStep(0.49, 0.55) <= 1.2 * Math.Max(sound.LargestStep(0.2, 0.49), sound.LargestStep(0.55, 0.9)));
        Assert.InRange(sound.Left[^1], -1e-4f, 1e-4f);
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        var audio = new PieceAudio(Sound.OneNote(0, A4, 2000, 100, Sound.Control(1000, 1, 99)), AudioOptions.Default with { SoundFont = SoundFontBuilder.WithSine((Generator.ChorusSend, 100)).Read() });
        var buffer = new float[4096];
        _ = audio.Read(buffer);

        // The smallest of a few, since the runtime itself may still be compiling during one of them.
        Assert.Equal(0, Enumerable.Range(0, 20).Select(_ => AllocatedBy(() => audio.Read(buffer))).Min());

        static long AllocatedBy(Func<int> read)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            read();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>The pitch beside A4, from one rise through zero to one some periods on.</summary>
    private static (double Seconds, double Cents)[] PitchOverTime(Sound sound, double from, double to)
    {
        const int periods = 6;
        var rises = new List<double>();
        for (var frame = (int)(from * Sound.Rate) + 1; frame < to * Sound.Rate; frame++)
        {
            var (before, now) = (sound.Left[frame - 1], sound.Left[frame]);
            if (before < 0 && now >= 0)
            {
                rises.Add(frame - (now / (now - before)));
            }
        }

        return [.. rises.Zip(rises.Skip(periods), (first, last) => ((first + last) / 2 / Sound.Rate, 1200 * Math.Log2(periods * Sound.Rate / (last - first) / 440)))];
    }
}
