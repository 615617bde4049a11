using MusicRnn.Audio;
using MusicRnn.Audio.Playback;
using MusicRnn.Live;
using MusicRnn.Music;
using MusicRnn.Tests.Audio.Playback;

namespace MusicRnn.Tests.Live;

/// <summary>Composing and playing together, without a sound card and without a clock.</summary>
public sealed class LiveSessionTests
{
    [Fact]
    public void BarsFollowOneAnotherOnTheGrid()
    {
        using var live = new HandDrivenSession();
        live.HearBars(30);

        var seconds = 0.0;
        foreach (var bar in live.Session.PlayedBars())
        {
            Assert.Equal((long)Math.Round(seconds * HandDrivenSession.Rate), bar.StartFrame);
            seconds += bar.Music.Meters[0].Meter.BarTicks(480) / 480.0 / 2;
        }

        Assert.Equal(0, live.Session.StateAt(live.Frame).LateBars);
    }

    [Fact]
    public void ComposingRunsAheadByAFewBarsAndNoMore()
    {
        using var live = new HandDrivenSession();

        Assert.False(live.Session.DoNext());
        live.HearBars(1);
        live.Work();
        Assert.Equal(4, live.Session.StateAt(live.Frame - 1).BarsAhead);
    }

    [Fact]
    public void ALateComposerGivesBarsOfRestAndIsCounted()
    {
        using var live = new HandDrivenSession();
        for (var bar = 0; bar < 7; bar++)
        {
            live.HearOneBar();
        }

        Assert.Equal(3, live.Session.StateAt(live.Frame).LateBars);
        var last = live.Session.PlayedBars().Last();
        live.HearBars(1);
        Assert.Equal(last.StartSeconds + (4 * last.Seconds), last.Following!.StartSeconds, 9);
        Assert.Equal(8, last.Following.Number);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhatIsSavedIsWhatWasHeard(int seed)
    {
        using var live = new HandDrivenSession(seed);
        live.HearBars(9);
        live.Session.Change("up", each => each with { Semitones = 5, TempoFactor = 1.25 });
        live.HearBars(6);
        live.Session.Repeat(2);
        live.HearBars(5);
        live.Hear(2000);

        var saved = live.Session.PlayedUntil(live.Frame, "saved");
        Assert.True(saved.NoteCount > 10);
        Assert.True(Likeness(live.Heard, saved) > 0.99, $"found a likeness of {Likeness(live.Heard, saved)}");
    }

    [Fact]
    public void NotesOfBarsThatWereNeverBegunAreNotSaved()
    {
        using var live = new HandDrivenSession();
        live.HearBars(3);
        live.Hear(100);
        var saved = live.Session.PlayedUntil(live.Frame, "saved");

        Assert.Equal(live.Session.PlayedBars().Take(3).Sum(bar => bar.Music.NoteCount) + live.Session.PlayedBars().Last().Music.Parts.Sum(part => part.Notes.Count(note => note.Start == 0)), saved.NoteCount);
        Assert.True(saved.LastNoteEnd <= live.Session.PlayedBars().Take(3).Sum(bar => bar.Composed.Ticks) + 10);
    }

    [Fact]
    public void AChangeIsHeardFromTheNextBar()
    {
        using var live = new HandDrivenSession();
        live.HearBars(2);
        live.Hear(50);
        live.Session.Change("an octave up", each => each with { Semitones = 12 });
        live.HearBars(3);

        Assert.Equal(4, live.Session.LastChange!.FromBar);
        var bars = live.Session.PlayedBars().ToArray();
        Assert.Equal(bars[2].Composed.Music.Parts.SelectMany(Pitches), bars[2].Music.Parts.SelectMany(Pitches));
        Assert.Equal(bars[3].Composed.Music.Parts.SelectMany(Pitches).Select(pitch => pitch + 12), bars[3].Music.Parts.SelectMany(Pitches));
    }

    [Fact]
    public void AnotherTemperatureRecomposesWhatWasNotHeardYet()
    {
        using var live = new HandDrivenSession(barsInPiece: 40);

        // In the middle of a piece that goes on.
        do
        {
            live.HearBars(1);
        }
        while (live.Session.PlayedBars().Last().Composed.Origin!.IsComplete);
        live.Hear(10);
        var before = live.Session.PlayedBars().Last();
        live.Session.Change("cold", each => each with { Temperature = 0 });
        live.HearBars(6);

        var after = before.Following!.Composed;
        Assert.Equal((before.Number + 1, before.Composed.PieceNumber), (before.Following.Number, after.PieceNumber));
        Assert.NotSame(before.Composed.Origin, after.Origin);
        Assert.Equal(0, live.Session.StateAt(live.Frame).LateBars);
    }

    [Fact]
    public void TheLastBarsCanBeHeardAgain()
    {
        using var live = new HandDrivenSession();
        live.HearBars(4);
        live.Session.Repeat(2);
        live.HearBars(5);

        var bars = live.Session.PlayedBars().ToArray();
        Assert.Equal([bars[2].Music, bars[3].Music], bars[4..6].Select(bar => bar.Music));
        Assert.NotSame(bars[4].Composed, bars[6].Composed);
    }

    [Fact]
    public void PanicSilencesAtOnceAndAnotherPieceBeginsOnTheNextBar()
    {
        using var live = new HandDrivenSession(seed: 2);
        live.HearBars(2);
        live.Hear(3000);
        var (piece, at) = (live.Session.PlayedBars().Last().Composed.PieceNumber, live.Frame);
        live.Session.Panic();
        live.HearOneBar();

        Assert.All(live.Heard[(int)(2 * (at + (HandDrivenSession.Rate / 50)))..^2], sample => Assert.Equal(0, sample));
        live.HearBars(1);
        Assert.True(live.Session.PlayedBars().Last().Composed.PieceNumber > piece);
        Assert.True(Likeness(live.Heard, live.Session.PlayedUntil(live.Frame, "")) > 0.97);
    }

    [Fact]
    public void TheLastSixteenBarsAreKept()
    {
        using var live = new HandDrivenSession();
        live.HearBars(20);
        live.Hear(10);
        var kept = live.Session.LastBars(16, live.Frame, "kept")!;

        Assert.Equal(16, Bars.Of(kept).Count());
        Assert.Equal(live.Session.PlayedBars().Skip(4).Take(16).Sum(bar => bar.Music.NoteCount), kept.NoteCount);
    }

    [Fact]
    public void ShortBarsNeverBreakTheSound()
    {
        using var live = new HandDrivenSession(quartersPerMinute: 240);
        live.Session.Change("fast", each => each with { TempoFactor = 4 });
        live.HearBars(60);

        Assert.All(live.Heard, sample => Assert.InRange(sample, -1, 1));
        Assert.True(LargestStep(live.Heard) < 0.25, $"found a step of {LargestStep(live.Heard)}");
    }

    [Fact]
    public void TheDurationIsExactAndTheRecordingIsWhatWasHeard()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("heard.wav");
        using var session = new LiveSession(HandDrivenSession.Composer(), new LiveControls(), HandDrivenSession.Rate, AudioOptions.Default);
        session.Start(TestContext.Current.CancellationToken);
        var heard = new RecordingOutput(HandDrivenSession.Rate);
        var player = new Player(session.Audio, new RecordedOutput(heard, path), endFrame: 60_000);
        player.Start();

        Assert.True(player.WaitForEnd(TimeSpan.FromSeconds(30)));
        Assert.Equal((60_000, 60_000L), (heard.Frames, player.GivenFrames));
        Assert.Equal(System.Runtime.InteropServices.MemoryMarshal.AsBytes(heard.Heard.AsSpan()).ToArray(), File.ReadAllBytes(path)[44..]);
    }

    private static IEnumerable<int> Pitches(Part part) => part.IsPercussion ? [] : part.Notes.Select(note => note.Pitch);

    // The correlation of what was heard with the sound of the saved piece, in windows of 100 ms, as the level may differ.
    private static double Likeness(float[] heard, Piece saved)
    {
        var expected = new float[heard.Length];
        new PieceAudio(saved, new AudioOptions { SampleRate = HandDrivenSession.Rate, Reverb = 0 }).Read(expected);
        var (sum, windows) = (0.0, 0);
        const int window = HandDrivenSession.Rate / 5;
        for (var start = 0; start + window <= heard.Length; start += window)
        {
            var (product, one, other) = (0.0, 1e-9, 1e-9);
            for (var index = start; index < start + window; index++)
            {
                product += heard[index] * expected[index];
                one += heard[index] * heard[index];
                other += expected[index] * expected[index];
            }

            if (other > 1e-4 || one > 1e-4)
            {
                sum += product / Math.Sqrt(one * other);
                windows++;
            }
        }

        return sum / windows;
    }

    private static float LargestStep(float[] sound) => Enumerable.Range(1, (sound.Length / 2) - 1).Max(frame => Math.Abs(sound[2 * frame] - sound[2 * (frame - 1)]));
}
