using MusicRnn.Audio;
using MusicRnn.Audio.SoundFonts;
using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Tests.Audio.SoundFonts;

/// <summary>SoundFonts, whole and damaged.</summary>
public sealed class SoundFontReaderTests
{
    private const int A4 = 69;
    private const int AllKeys = 127 << 8;

    private static int Range(int low, int high) => low | (high << 8);

    private static Tone[] TonesOf(SoundFontBuilder builder, int key, int velocity = 100, int bank = 0, int program = 0, bool isPercussion = false) =>
        builder.Read().BankFor(44_100).TonesFor(new NoteChoice(bank, program, key, velocity, isPercussion), sharesTones: false);

    private static double ValueOf(Tone tone, Generator generator) => ((ZoneTone)tone).Values[(int)generator];

    private static SoundFontBuilder WithZones(Func<int, ZoneDraft[]> presetZones, params ZoneDraft[] zones)
    {
        var builder = new SoundFontBuilder();
        builder.AddSample(frame => Math.Sin(frame), 100, 10, 90, A4);
        builder.AddPreset(0, 0, presetZones(builder.AddInstrument(zones)));
        return builder;
    }

    [Fact]
    public void ReadsNameAndPresets()
    {
        var font = SoundFontBuilder.WithSine().Read();

        Assert.Equal("Test font", font.Name);
        Assert.Equal(1, font.PresetCount);
        Assert.Empty(font.Problems);
    }

    [Fact]
    public void ANoteSoundsWithEveryZoneThatHoldsIt()
    {
        var builder = WithZones(
            instrument => [new ZoneDraft(instrument, (Generator.KeyRange, Range(0, 80)))],
            new ZoneDraft(0, (Generator.KeyRange, Range(60, 70))),
            new ZoneDraft(0, (Generator.KeyRange, Range(65, 90)), (Generator.VelocityRange, Range(64, 127))));

        Assert.Single(TonesOf(builder, 60));
        Assert.Equal(2, TonesOf(builder, 66).Length);
        Assert.Single(TonesOf(builder, 66, velocity: 63));
        Assert.Empty(TonesOf(builder, 85));
        Assert.Empty(TonesOf(builder, 59));
    }

    [Fact]
    public void AnInstrumentSetsAndAPresetAdds()
    {
        var builder = WithZones(
            instrument => [new ZoneDraft(null, (Generator.Pan, 100), (Generator.FilterCutoff, -1000)), new ZoneDraft(instrument, (Generator.Pan, 20), (Generator.RootKey, 12))],
            new ZoneDraft(null, (Generator.Pan, 300), (Generator.CoarseTune, 5), (Generator.FilterCutoff, 9000)),
            new ZoneDraft(0, (Generator.Pan, -200), (Generator.RootKey, 50)));
        var tone = Assert.Single(TonesOf(builder, A4));

        // A zone's own value goes before the global one, in preset and instrument alike; a preset has no say in keys of samples.
        Assert.Equal(-180, ValueOf(tone, Generator.Pan));
        Assert.Equal(5, ValueOf(tone, Generator.CoarseTune));
        Assert.Equal(8000, ValueOf(tone, Generator.FilterCutoff));
        Assert.Equal(50, ValueOf(tone, Generator.RootKey));
        Assert.Equal(100, ValueOf(tone, Generator.ScaleTuning));
    }

    [Fact]
    public void ValuesStayWithinTheirRange()
    {
        var builder = WithZones(instrument => [new ZoneDraft(instrument, (Generator.Pan, 400))], new ZoneDraft(0, (Generator.Pan, 400), (Generator.FilterCutoff, 32_000), (Generator.VolumeEnvelopeAttack, 32_767)));
        var tone = Assert.Single(TonesOf(builder, A4));

        Assert.Equal(500, ValueOf(tone, Generator.Pan));
        Assert.Equal(13_500, ValueOf(tone, Generator.FilterCutoff));
        Assert.Equal(8000, ValueOf(tone, Generator.VolumeEnvelopeAttack));
    }

    [Fact]
    public void AVariationThatIsNotThereGivesWayToTheUsualSound()
    {
        var builder = SoundFontBuilder.WithSine();
        builder.AddPreset(128, 0, new ZoneDraft(0));

        Assert.Single(TonesOf(builder, A4, bank: 8));
        Assert.Single(TonesOf(builder, A4, program: 99));
        Assert.Single(TonesOf(builder, A4, program: 25, isPercussion: true));
    }

    [Fact]
    public void ReadsTheLowerBitsOf24()
    {
        var font = new SoundFontBuilder { HasLowBits = true };
        font.Play(font.AddSample(_ => 0.5, 640, 0, 640, A4));

        Assert.Equal(Math.Round(0.5 * short.MaxValue) / 32_768, ((ZoneTone)TonesOf(font, A4)[0]).Wave.Samples[10], 6);
    }

    [Fact]
    public void ASampleInRomIsRefused()
    {
        const int romMono = 0x8001;
        var rom = new SoundFontBuilder();
        rom.Play(rom.AddSample(_ => 0, 64, 0, 64, A4, type: romMono));
        var mixed = SoundFontBuilder.WithSine();
        mixed.AddPreset(0, 1, new ZoneDraft(mixed.AddInstrument(new ZoneDraft(mixed.AddSample(_ => 0, 64, 0, 64, A4, type: romMono)))));

        Assert.Contains("ROM of a sound card", Assert.Throws<SoundFontException>(rom.Read).Message);
        Assert.Contains(mixed.Read().Problems, problem => problem.Contains("ROM of a sound card", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("MThd and more")]
    [InlineData("RIFF\u0004\0\0\0WAVE")]
    [InlineData("RIFF\u0004\0\0\0sfbk")]
    public void WhatIsNoSoundFontGivesOneClearLine(string text)
    {
        var error = Assert.Throws<SoundFontException>(() => SoundFont.Read(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(text)), "x.sf2"));

        Assert.StartsWith("x.sf2: expected", error.Message);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public void AFileThatIsNotThereGivesOneClearLine() =>
        Assert.StartsWith("/nowhere/x.sf2: ", Assert.Throws<MusicRnnException>(() => SoundFont.Read("/nowhere/x.sf2")).Message);

    [Fact]
    public void ACutOffFileIsReadOrRefusedButNeverWorse()
    {
        var whole = WithZones(instrument => [new ZoneDraft(instrument, (Generator.KeyRange, AllKeys))], new ZoneDraft(0, (Generator.SampleModes, 1))).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            try
            {
                SoundFont.Read(new MemoryStream(whole[..length]), "cut.sf2");
            }
            catch (SoundFontException exception)
            {
                Assert.DoesNotContain(exception.Message, char.IsControl);
            }
        }
    }

    [Fact]
    public void AnyDamagedByteIsReadOrRefusedAndWhatIsReadCanBePlayed()
    {
        var whole = WithZones(instrument => [new ZoneDraft(instrument)], new ZoneDraft(0, (Generator.SampleModes, 3), (Generator.Pan, 5)) { Modulators = [(0x0502, Generator.Pan, 99)] }).ToArray();
        for (var place = 0; place < whole.Length; place++)
        {
            var damaged = whole.ToArray();
            damaged[place] ^= 0xFF;
            try
            {
                var font = SoundFont.Read(new MemoryStream(damaged), "damaged.sf2");
                var audio = new PieceAudio(Sound.OneNote(0, 60, 30), Sound.Dry with { SoundFont = font });
                var buffer = new float[2048];
                Assert.InRange(audio.Read(buffer), 0, 1024);
                Assert.DoesNotContain(buffer, sample => !(Math.Abs(sample) <= 1));
            }
            catch (SoundFontException exception)
            {
                Assert.DoesNotContain(exception.Message, char.IsControl);
            }
        }
    }
}
