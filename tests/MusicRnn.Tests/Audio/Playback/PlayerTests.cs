using System.Runtime.InteropServices;
using MusicRnn.Audio;
using MusicRnn.Audio.Playback;
using MusicRnn.Music;

namespace MusicRnn.Tests.Audio.Playback;

/// <summary>What a loudspeaker is given, without one.</summary>
public sealed class PlayerTests : IDisposable
{
    private const int Rate = Sound.Rate;
    private const int Block = Rate / 100;
    private const int WavHeaderBytes = 44;
    private const int Sine = 78;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly RecordingOutput _output = new(Rate);

    public void Dispose() => _output.Dispose();

    [Fact]
    public void WhatIsPlayedIsSampleForSampleWhatTheFileHolds()
    {
        var piece = Sound.PieceOf(
            new Part { Notes = [new Note(0, 300, 60, 90), new Note(250, 300, 64, 90)] },
            new Part { IsPercussion = true, Notes = [new Note(100, 50, 38, 100)] });
        using var file = new MemoryStream();
        WavFile.Write(new PieceAudio(piece), file, cancellation: TestContext.Current.CancellationToken);

        var player = Play(new PieceAudio(piece));

        Assert.Equal(MemoryMarshal.Cast<byte, short>(file.ToArray().AsSpan(WavHeaderBytes)).ToArray(), _output.Heard);
        Assert.True(_output.IsDrained && _output.IsDisposed);
        Assert.Null(player.Failure);
        Assert.Equal(_output.Frames, player.Position);
    }

    [Fact]
    public void APauseIsSilentDoesNotClickAndLosesNothing()
    {
        var length = Play(LongTone()).Position;
        var smoothest = _output.LargestStep();
        var paused = new RecordingOutput(Rate);
        Player? player = null;
        paused.BeforeWrite = frames => player!.IsPaused = frames is > 20_000 and < 40_000;
        player = new Player(LongTone(), paused);
        Run(player);

        Assert.Equal(length, player.Position);
        Assert.InRange(paused.Frames - length, 20_000 - (3 * Block), 20_000 + (3 * Block));
        Assert.All(paused.Heard[(2 * 22_000)..(2 * 39_000)], sample => Assert.Equal(0, sample));
        Assert.InRange(paused.LargestStep(), 1, 1.2 * smoothest);
    }

    [Fact]
    public void StoppingFadesOutAndWaitsUntilItIsHeard()
    {
        Play(LongTone());
        var stopped = new RecordingOutput(Rate);
        Player? player = null;
        stopped.BeforeWrite = frames =>
        {
            if (frames > 20_000)
            {
                player!.Stop();
            }
        };
        player = new Player(LongTone(), stopped);
        Run(player);

        Assert.InRange(stopped.Frames, 20_000, 20_000 + (4 * Block));
        Assert.InRange(stopped.Heard[^1], -1, 1);
        Assert.InRange(stopped.LargestStep(), 1, 1.2 * _output.LargestStep());
        Assert.True(stopped.IsDrained);
    }

    [Fact]
    public void GoesToAnotherPlaceWithoutAClick()
    {
        Play(LongTone());
        var smoothest = _output.LargestStep();
        var moved = new RecordingOutput(Rate);
        Player? player = null;
        var isMoved = false;
        moved.BeforeWrite = frames =>
        {
            if (frames > 10_000 && !isMoved)
            {
                isMoved = true;
                player!.MoveTo(30_000);
                Assert.Equal(30_000, player.Position);
            }
        };
        player = new Player(LongTone(), moved);
        Run(player);

        Assert.InRange(_output.Frames - moved.Frames, 20_000 - (3 * Block), 20_000);
        Assert.InRange(moved.LargestStep(), 1, 1.2 * smoothest);
    }

    [Fact]
    public void PlaysAnExcerptOfTheLengthThatIsAskedFor()
    {
        var player = new Player(LongTone(), _output, startFrame: 5000, endFrame: 15_000);
        Run(player);

        Assert.Equal(10_000, _output.Frames);
        Assert.Equal(15_000, player.Position);
        Assert.InRange(_output.Heard[^1], -1, 1);
    }

    [Fact]
    public void AnOutputThatGoesAwayEndsItWithTheReason()
    {
        _output.BeforeWrite = frames =>
        {
            if (frames > 10_000)
            {
                throw new AudioOutputException("the sound server went away");
            }
        };

        var player = Play(LongTone());

        Assert.Equal("the sound server went away", player.Failure!.Message);
        Assert.True(_output.IsDisposed);
    }

    [Fact]
    public void AnOutputThatHangsKeepsOnlyItsOwnThreadWaiting()
    {
        using var thaw = new ManualResetEventSlim();
        _output.BeforeWrite = frames =>
        {
            if (frames > 10_000)
            {
                thaw.Wait();
            }
        };
        var player = new Player(LongTone(), _output);
        player.Start();
        player.Stop();

        player.IsPaused = true;
        thaw.Set();

        Assert.True(player.WaitForEnd(Long));
    }

    [Fact]
    public void ThePositionIsWhatIsHeardNotWhatIsBuffered()
    {
        var positions = new List<long>();
        Player? player = null;
        _output.Unheard = 8000;
        _output.BeforeWrite = frames => positions.Add(frames - player!.Position);
        player = new Player(LongTone(), _output);
        Run(player);

        Assert.All(positions.Skip(20), behind => Assert.Equal(8000, behind));
        Assert.Equal(_output.Frames, player.Position);
    }

    [Fact]
    public void AskingForAnotherRateThanTheOutputsIsRefused() =>
        Assert.Throws<ArgumentException>(() => new Player(LongTone(), new RecordingOutput(Rate + 1)));

    // A sine, on which every step that is none of its own shows; notes follow each other so that there is one after each place.
    private static PieceAudio LongTone() =>
        new(Sound.PieceOf(new Part { Program = Sine, Notes = [new Note(0, 600, 60, 100), new Note(700, 600, 60, 100)] }), Sound.Dry);

    private Player Play(IAudioSource source)
    {
        var player = new Player(source, _output);
        Run(player);
        return player;
    }

    private static void Run(Player player)
    {
        player.Start();
        Assert.True(player.WaitForEnd(Long));
    }
}
