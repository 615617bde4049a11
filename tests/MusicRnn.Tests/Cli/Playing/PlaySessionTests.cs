using MusicRnn.Audio;
using MusicRnn.Audio.Playback;
using MusicRnn.Cli.Playing;
using MusicRnn.Music;
using MusicRnn.Tests.Audio;
using MusicRnn.Tests.Audio.Playback;

namespace MusicRnn.Tests.Cli.Playing;

/// <summary>What keys and options do to what is played.</summary>
public sealed class PlaySessionTests
{
    private static readonly AudioOutputKind Kind = new("recording", "nothing", true, _ => throw new InvalidOperationException());

    private readonly List<RecordingOutput> _outputs = [];
    private readonly Queue<PlayKey> _keys = new();

    [Fact]
    public void ThePiecesOfABookAreHeardOneAfterAnother()
    {
        Play(new PlaySettings(AudioOptions.Default), 300, 600);

        Assert.Equal(2, _outputs.Count);
        Assert.True(_outputs[1].Frames > _outputs[0].Frames + 10_000);
        Assert.All(_outputs, output => Assert.True(output.IsDisposed));
    }

    [Fact]
    public void TheLevelIsThatOfTheFile()
    {
        Play(new PlaySettings(Sound.Dry), 300);
        Play(new PlaySettings(Sound.Dry, BeginsAtOnce: true), 300);

        var gain = PieceLevel.GainFor(Tone(300), Sound.Dry, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(gain, (double)_outputs[0].Heard.Max() / _outputs[1].Heard.Max(), 1);
    }

    [Fact]
    public void AnExcerptBeginsAndEndsWhereItIsAskedTo()
    {
        Play(new PlaySettings(Sound.Dry, StartSeconds: 0.5, DurationSeconds: 0.25), 2000);

        Assert.Equal(Sound.Rate / 4, Assert.Single(_outputs).Frames);
    }

    [Fact]
    public void TheDurationCountsOverPieces()
    {
        Play(new PlaySettings(Sound.Dry, DurationSeconds: 1), 400, 2000, 400);

        Assert.Equal(2, _outputs.Count);
        Assert.InRange(_outputs.Sum(output => output.Frames), Sound.Rate - 1, Sound.Rate + 1);
    }

    [Fact]
    public void AStartBeyondTheEndIsAMistake()
    {
        var error = Assert.Throws<MusicRnnException>(() => Play(new PlaySettings(Sound.Dry, StartSeconds: 9), 300));

        Assert.Contains("expected a --start within the piece, which lasts 0:00, found one of 9 seconds", error.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(_outputs).IsDisposed);
    }

    [Fact]
    public void ThePositionIsToldInBarsAndBeats() =>
        Assert.Equal(
            "paused 1:01 of 2:05, bar 31, beat 3  (q: end)",
            PositionLine.Text(TimeSpan.FromSeconds(61.9), TimeSpan.FromSeconds(125), new BarPosition(31, 3), isPaused: true, "q: end"));

    [Theory]
    [InlineData(ConsoleKey.Spacebar, "Pause")]
    [InlineData(ConsoleKey.Escape, "Quit")]
    [InlineData(ConsoleKey.LeftArrow, "Back")]
    [InlineData(ConsoleKey.X, "None")]
    public void KeysHaveTheirMeaning(ConsoleKey key, string meaning) =>
        Assert.Equal(meaning, PlayKeys.MeaningOf(new ConsoleKeyInfo('\0', key, false, false, false)).ToString());

    [Fact]
    public void QuittingEndsTheWholeBook()
    {
        _keys.Enqueue(PlayKey.Quit);
        Play(new PlaySettings(Sound.Dry), isPaced: true, 3000, 3000);

        Assert.InRange(Assert.Single(_outputs).Frames, 1, 2 * Sound.Rate);
    }

    private void Play(PlaySettings settings, params int[] milliseconds) => Play(settings, isPaced: false, milliseconds);

    private void Play(PlaySettings settings, bool isPaced, params int[] milliseconds)
    {
        var session = new PlaySession(settings, (_, rate) => (Kind, Add(rate, isPaced)), () => _keys.TryDequeue(out var key) ? key : PlayKey.None);
        session.Play([.. milliseconds.Select(each => ("tone", Tone(each)))], TestContext.Current.CancellationToken);
    }

    private RecordingOutput Add(int rate, bool isPaced)
    {
        var output = new RecordingOutput(rate);
        if (isPaced)
        {
            output.BeforeWrite = _ => Thread.Sleep(10);
        }

        _outputs.Add(output);
        return output;
    }

    private static Piece Tone(int milliseconds) => Sound.OneNote(78, 60, milliseconds);
}
