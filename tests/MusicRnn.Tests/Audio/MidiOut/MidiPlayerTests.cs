using MusicRnn.Audio.MidiOut;
using MusicRnn.Music;
using MusicRnn.Tests.Live;

namespace MusicRnn.Tests.Audio.MidiOut;

/// <summary>Messages to other synthesizers, which must never be left sounding.</summary>
public sealed class MidiPlayerTests
{
    private static readonly Piece Tune = new()
    {
        TicksPerQuarter = 480,
        Parts =
        [
            new Part { Channel = 2, Program = 40, Notes = [new Note(0, 480, 60, 80), new Note(480, 960, 64, 90)], Controls = [new ControlEvent(480, ControlKind.PitchBend, 0, -8192)] },
            new Part { Channel = 9, IsPercussion = true, Notes = [new Note(0, 0, 36, 100)] },
        ],
    };

    [Fact]
    public void AllMessagesOfAPieceAreSentInTime()
    {
        var (output, clock, times) = (new RecordingMidiOutput(), new HandClock(), new List<double>());
        output.BeforeSend = () => times.Add(clock.Seconds);
        MidiPlayer.Play(MidiSchedule.Of(Tune), output, clock, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["C2-28", "92-3C-50", "99-24-64", "89-24-00", "82-3C-00", "E2-00-00", "92-40-5A", "82-40-00"],
            output.Messages.SkipLast(64).Select(message => BitConverter.ToString(message)));
        Assert.Equal([0, 0, 0, 0.001, 0.5, 0.5, 0.5, 1.5], times.Take(8).Select(time => Math.Round(time, 3)));
        Assert.True(output.EndsInSilence() && output.IsDisposed);
    }

    [Fact]
    public void AStoppedPieceEndsWithAllNotesOff()
    {
        using var stop = new CancellationTokenSource();
        var (output, clock) = (new RecordingMidiOutput(), new HandClock());
        clock.Waiting = seconds => { if (seconds > 1) { stop.Cancel(); } };
        MidiPlayer.Play(MidiSchedule.Of(Tune), output, clock, stop.Token);

        Assert.Contains("82-40-00", output.Messages.SkipLast(64).Select(message => BitConverter.ToString(message)));
        Assert.True(output.EndsInSilence() && output.IsDisposed);
    }

    [Fact]
    public void AMistakeInBetweenEndsWithAllNotesOffToo()
    {
        var (output, clock) = (new RecordingMidiOutput(), new HandClock());
        clock.Waiting = seconds => { if (seconds > 0.2) { throw new InvalidOperationException(); } };

        Assert.Throws<InvalidOperationException>(() => MidiPlayer.Play(MidiSchedule.Of(Tune), output, clock, TestContext.Current.CancellationToken));
        Assert.True(output.EndsInSilence() && output.IsDisposed);
    }

    [Fact]
    public void AKeyThatIsStruckAgainIsLetGoFirst()
    {
        var piece = Tune with { Parts = [new Part { Notes = [new Note(0, 960, 60, 80), new Note(480, 960, 60, 70)] }] };

        Assert.Equal(
            ["C0-00", "90-3C-50", "80-3C-00", "90-3C-46", "80-3C-00"],
            MidiSchedule.Of(piece).Select(message => BitConverter.ToString([.. message.Bytes])));
    }

    [Fact]
    public void LiveMusicIsSentNoteForNoteAsItIsSaved()
    {
        using var live = new HandDrivenSession(seed: 3, hasSound: false);
        var (output, clock) = (new RecordingMidiOutput(), new HandClock());
        output.BeforeSend = () => live.Work();
        clock.Waiting = _ => live.Work();
        live.Session.Midi.Play(output, clock, 20, TestContext.Current.CancellationToken);
        var saved = live.Session.PlayedUntil(live.Session.Midi.Frame, "saved");

        Assert.Equal(20 * HandDrivenSession.Rate, live.Session.Midi.Frame);
        Assert.Equal(
            saved.Parts.SelectMany(part => part.Notes).Select(note => note.Pitch).Order(),
            output.Messages.Where(message => message[0] is >= 0x90 and < 0xA0).Select(message => (int)message[1]).Order());
        Assert.True(output.EndsInSilence() && output.IsDisposed);
    }

    [Fact]
    public void PanicEndsWhatSoundsInTheMiddleOfABar()
    {
        using var live = new HandDrivenSession(seed: 3, hasSound: false);
        var (output, clock, before) = (new RecordingMidiOutput(), new HandClock(), 0);
        clock.Waiting = seconds =>
        {
            live.Work();
            if (before == 0 && seconds > 5.1)
            {
                live.Session.Panic();
                before = output.Messages.Count;
            }
        };
        live.Session.Midi.Play(output, clock, 6, TestContext.Current.CancellationToken);

        Assert.InRange(before, 1, output.Messages.Count - 64);
        Assert.Contains("BF-78-00", output.Messages.Skip(before).Take(80).Select(message => BitConverter.ToString(message)));
    }

    [Theory]
    [InlineData("FluidSynth", "2 MIDI ports: 'FluidSynth one', 'FluidSynth two'. Write more of the name.")]
    [InlineData("organ", "expected one of 'FluidSynth one', 'FluidSynth two', 'monitor'.")]
    public void APortThatIsNotMeantClearlyIsAMistake(string name, string expected)
    {
        MidiPort[] ports = [new("FluidSynth one", "JACK"), new("FluidSynth two", "JACK"), new("monitor", "JACK")];

        Assert.EndsWith(expected, Assert.Throws<MidiOutputException>(() => MidiOutputs.Choose([.. ports], name)).Message, StringComparison.Ordinal);
        Assert.Same(ports[2], MidiOutputs.Choose([.. ports], "MONI"));
    }
}
