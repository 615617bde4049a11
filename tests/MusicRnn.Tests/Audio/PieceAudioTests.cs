using CsCheck;
using MusicRnn.Audio;
using MusicRnn.Audio.Synthesis;
using MusicRnn.Music;

namespace MusicRnn.Tests.Audio;

/// <summary>What a piece says is what is heard.</summary>
public sealed class PieceAudioTests
{
    private const int MiddleC = 60;
    private const int Flute = 73;
    private const int Organ = 16;
    private const int Sine = 78;

    [Fact]
    public void ANoteBeginsAtItsTimeToTheSample()
    {
        var piece = Sound.PieceOf(new Part { Program = Organ, Notes = [new Note(1333, 400, MiddleC, 100)] }) with
        {
            Tempos = new TempoMap([new TempoChange(500, 700_001), new TempoChange(1000, 333_333)]),
        };
        var expected = (int)Math.Round(piece.Tempos.SecondsAt(1333, piece.TicksPerQuarter) * Sound.Rate);

        // Frame 0 of the wave and the envelope are both zero or next to it; the sound is there one frame later at the latest.
        Assert.InRange(Sound.Of(piece).FirstSoundingFrame, expected, expected + 1);
    }

    [Fact]
    public void TheSamePieceGivesTheSameSamplesHoweverTheyAreRead()
    {
        var piece = Sound.PieceOf(
            new Part { Program = 48, Notes = [new Note(0, 700, 64, 90), new Note(333, 500, 67, 80)] },
            new Part { IsPercussion = true, Notes = [new Note(100, 50, 38, 100)] });

        var first = Sound.Of(piece, AudioOptions.Default);
        var second = Sound.Of(piece, AudioOptions.Default, framesAtOnce: 37);

        Assert.Equal(first.Left, second.Left);
        Assert.Equal(first.Right, second.Right);
    }

    [Fact]
    public void FromAnotherPlaceItSoundsAsItDoesThere()
    {
        var piece = Sound.PieceOf(new Part
        {
            Program = Organ,
            Controls = [Sound.Control(0, 7, 60), Sound.Control(0, 10, 20)],
            Notes = [new Note(0, 300, MiddleC, 100), new Note(1000, 300, 67, 100)],
        });
        var whole = Sound.Of(piece, Sound.Dry);
        var audio = new PieceAudio(piece, Sound.Dry);

        // Where a block of the synthesizer begins, so that its envelopes are looked at in the same frames.
        const int place = Sound.Rate * 9 / 10 / Voice.MostFrames * Voice.MostFrames;
        var buffer = new float[2 * Sound.Rate / 4];
        audio.Read(buffer);
        audio.MoveTo(place);
        audio.Read(buffer);

        Assert.True(Sound.Power(whole.Left, 1.01, 1.1) > 0);
        for (var frame = 0; frame < Sound.Rate / 4; frame++)
        {
            Assert.Equal(whole.Left[place + frame], buffer[2 * frame], 1e-6f);
            Assert.Equal(whole.Right[place + frame], buffer[(2 * frame) + 1], 1e-6f);
        }
    }

    [Fact]
    public void BeyondItsEndThereIsOnlySilence()
    {
        var audio = new PieceAudio(Sound.OneNote(Organ, MiddleC, 500));
        audio.MoveTo(long.MaxValue);
        var buffer = new float[8192];
        var total = 0;
        for (int frames; (frames = audio.Read(buffer)) > 0;)
        {
            total += frames;
            Assert.All(buffer, sample => Assert.Equal(0, sample, 1e-4f));
        }

        Assert.InRange(total, 0, Sound.Rate);
    }

    [Fact]
    public void PanMovesThePartBetweenTheEars()
    {
        var left = Sound.Of(Sound.OneNote(Flute, MiddleC, 500, 100, Sound.Control(0, 10, 0)));
        var middle = Sound.Of(Sound.OneNote(Flute, MiddleC, 500, 100, Sound.Control(0, 10, 64)));

        Assert.True(left.Right.Max(Math.Abs) < 1e-4 * left.Left.Max(Math.Abs) + 1e-6);
        Assert.Equal(middle.Left, middle.Right);
        Assert.Equal(Sound.Power(left.Left, 0, 0.5), 2 * Sound.Power(middle.Left, 0, 0.5), 5);
    }

    [Fact]
    public void PartsAreSpreadUnlessTheySayWhereTheyStand()
    {
        var sound = Sound.Of(Sound.PieceOf(
            new Part { Program = Sine, Notes = [new Note(0, 400, 72, 100)] },
            new Part { Program = Sine, Notes = [new Note(500, 400, 72, 100)] }));

        Assert.True(Sound.Power(sound.Left, 0.1, 0.4) > 1.5 * Sound.Power(sound.Right, 0.1, 0.4));
        Assert.True(Sound.Power(sound.Right, 0.6, 0.9) > 1.5 * Sound.Power(sound.Left, 0.6, 0.9));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public void VolumeAndExpressionFollowTheSquareLaw(int controller)
    {
        var full = Sound.Of(Sound.OneNote(Organ, MiddleC, 500, 100, Sound.Control(0, controller, 127)));
        var half = Sound.Of(Sound.OneNote(Organ, MiddleC, 500, 100, Sound.Control(0, controller, 64)));

        Assert.Equal(Math.Pow(64 / 127.0, 2), half.Rms(0.1, 0.5) / full.Rms(0.1, 0.5), 3);
    }

    [Fact]
    public void AVolumeChangeInANoteGlides()
    {
        var steady = Sound.Of(Sound.OneNote(Sine, MiddleC, 900));
        var jumping = Sound.Of(Sound.OneNote(Sine, MiddleC, 900, 100, Sound.Control(400, 7, 1), Sound.Control(401, 7, 100), Sound.Control(600, 7, 0)));

        Assert.True(jumping.LargestStep(0.39, 0.7) < 1.3 * steady.LargestStep(0.39, 0.7));
        Assert.True(jumping.Rms(0.7, 0.9) < 0.001);
    }

    [Fact]
    public void ThePedalHoldsNotesUntilItGoesUp()
    {
        var sound = Sound.Of(Sound.PieceOf(new Part
        {
            Program = Organ,
            Notes = [new Note(0, 200, MiddleC, 100), new Note(1900, 100, 40, 1)],
            Controls = [Sound.Control(100, 64, 127), Sound.Control(1000, 64, 0)],
        }));

        Assert.InRange(sound.Rms(0.7, 0.9) / sound.Rms(0.1, 0.2), 0.8, 1.2);
        Assert.True(sound.Rms(1.3, 1.5) < 0.01 * sound.Rms(0.7, 0.9));
    }

    [Theory]
    [InlineData(8191, 2)]
    [InlineData(-8192, -2)]
    [InlineData(4096, 1)]
    public void BendReachesTwoSemitones(int bend, double semitones)
    {
        var sound = Sound.Of(Sound.OneNote(Organ, 69, 1700, 100, new ControlEvent(0, ControlKind.PitchBend, 0, bend)));

        Assert.InRange(sound.CentsFrom(69 + semitones, 0.1), -3, 3);
    }

    [Fact]
    public void TheBendRangeCanBeSet()
    {
        var sound = Sound.Of(Sound.OneNote(
            Organ, 60, 1700, 100,
            Sound.Control(0, 101, 0), Sound.Control(0, 100, 0), Sound.Control(0, 6, 12), new ControlEvent(0, ControlKind.PitchBend, 0, 8191)));

        Assert.InRange(sound.CentsFrom(72, 0.1), -3, 3);
    }

    [Fact]
    public void AProgramChangeGivesTheNextNotesToAnotherInstrument()
    {
        var changed = Sound.PieceOf(new Part
        {
            Program = Organ,
            Notes = [new Note(0, 200, MiddleC, 100), new Note(1000, 200, MiddleC, 100)],
            Controls = [new ControlEvent(1000, ControlKind.Program, 0, 13)],
        });
        var xylophone = Sound.PieceOf(new Part { Program = 13, Notes = [new Note(1000, 200, MiddleC, 100)] });

        var (first, second) = (Sound.Of(changed), Sound.Of(xylophone));

        Assert.Equal(second.Left[44_100..48_000], first.Left[44_100..48_000]);
    }

    [Fact]
    public void APartWithoutControllersFollowsTheOtherOnItsChannel()
    {
        var silent = Sound.Of(Sound.PieceOf(
            new Part { Channel = 3, Controls = [Sound.Control(0, 7, 0)] },
            new Part { Channel = 3, Program = Organ, Notes = [new Note(0, 500, MiddleC, 100)] }));

        Assert.Equal(0, silent.Peak);
    }

    [Fact]
    public void TheRoomRingsOnAndThenIsSilent()
    {
        var piece = Sound.OneNote(Organ, MiddleC, 500);
        var (dry, wet) = (Sound.Of(piece), Sound.Of(piece, AudioOptions.Default with { Reverb = 0.5f }));

        Assert.True(wet.Rms(0.8, 1) > 0.0005);
        Assert.True(dry.Rms(0.8, 1) < 1e-5);
        Assert.InRange(wet.Left.Length / (double)Sound.Rate, 1, 8);
        Assert.InRange(wet.Left[^1], -1e-4f, 1e-4f);
    }

    [Fact]
    public void APedalThatIsNeverLiftedDoesNotKeepThePieceFromEnding()
    {
        var sound = Sound.Of(Sound.OneNote(Organ, MiddleC, 500, 100, Sound.Control(0, 64, 127)), AudioOptions.Default);

        Assert.InRange(sound.Left.Length / (double)Sound.Rate, 0.5, 6);
    }

    [Fact]
    public void AThousandNotesAtOnceTakeTheVoicesOfOthersWithoutAClick()
    {
        // The new notes are louder, so that all 64 that sound must go.
        var sound = Sound.Of(Sound.PieceOf(new Part
        {
            Program = Sine,
            Notes =
            [
                .. Enumerable.Range(0, 64).Select(number => new Note(0, 900, 48 + (number % 24), 30)),
                .. Enumerable.Range(0, 1000).Select(number => new Note(500, 700, 48 + (number % 24), 40)),
            ],
        }));

        Assert.InRange(sound.Peak, 0.1, 1);
        Assert.True(sound.SharpestEdge(0.49, 0.55) <= 3 * sound.SharpestEdge(0.2, 0.49));
    }

    [Fact]
    public void LettingGoDoesNotClick()
    {
        var sound = Sound.Of(Sound.PieceOf(new Part { Program = Sine, Notes = [new Note(0, 500, 48, 127)] }));

        Assert.True(sound.SharpestEdge(0.49, 0.6) <= 3 * sound.SharpestEdge(0.2, 0.49));
    }

    [Fact]
    public void AnythingAtAllStaysWithinTheLimits()
    {
        var note = Gen.Select(Gen.Int[0, 1500], Gen.Int[0, 600], Gen.Int[0, 127], Gen.Int[1, 127], (start, duration, pitch, velocity) => new Note(start, duration, pitch, velocity));
        var control = Gen.Select(Gen.Int[0, 1500], Gen.OneOf(ControlKind.Controller, ControlKind.PitchBend, ControlKind.Program), Gen.Int[0, 127], Gen.Int[0, 127],
            (tick, kind, number, value) => new ControlEvent(tick, kind, number, kind == ControlKind.PitchBend ? (value - 64) * 128 : kind == ControlKind.Program ? value % 3 * 30 : value));
        var part = Gen.Select(Gen.OneOf(24, 57, 127), Gen.Bool, note.Array[0, 40], control.Array[0, 20],
            (program, isPercussion, notes, controls) => new Part { Program = program, IsPercussion = isPercussion, Notes = [.. notes], Controls = [.. controls] });

        part.Array[0, 4].Sample(
            parts =>
            {
                var sound = Sound.Of(Sound.PieceOf(parts), AudioOptions.Default with { Gain = 4 });
                Assert.DoesNotContain(sound.Left.Concat(sound.Right), sample => !(Math.Abs(sample) < 1));
            },
            iter: 5, threads: 1);
    }

    [Fact]
    public void AnEmptyPieceHasNoSound() => Assert.Empty(Sound.Of(Sound.PieceOf()).Left);

    [Fact]
    public void ReadingAllocatesNothing()
    {
        var audio = new PieceAudio(Sound.OneNote(48, MiddleC, 2000), AudioOptions.Default);
        var buffer = new float[4096];
        _ = audio.Read(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var read = 0; read < 20; read++)
        {
            _ = audio.Read(buffer);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void RejectsASampleRateThatNoSoundCardHas() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioOptions { SampleRate = 10 });

    [Fact]
    public void AnotherSampleRateKeepsPitchAndLength()
    {
        var sound = Sound.Of(Sound.OneNote(Organ, 69, 1700), Sound.Dry with { SampleRate = 22_050 });

        // Read as if at twice the rate: half as long and an octave up.
        Assert.InRange(sound.CentsFrom(81, 0.1), -3, 3);
    }
}
