using System.Collections.Immutable;
using System.Globalization;
using MusicRnn.Audio;
using MusicRnn.Audio.Playback;
using MusicRnn.Music;

namespace MusicRnn.Cli.Playing;

/// <summary>Plays pieces one after another through the loudspeaker, and does what the keys say.</summary>
/// <param name="settings">How.</param>
/// <param name="open">Opens the output of a name, or the first one, at so many frames a second.</param>
/// <param name="nextKey">The next key that was pressed.</param>
internal sealed class PlaySession(PlaySettings settings, Func<string?, int, (AudioOutputKind Kind, IAudioOutput Output)> open, Func<PlayKey> nextKey)
{
    private const double StepSeconds = 5;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);

    // Longer than any output's buffer: one that has not ended by then hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly PositionLine _line = new();
    private long? _framesLeft = settings.DurationSeconds is { } seconds ? (long)(seconds * settings.Audio.SampleRate) : null;

    /// <summary>Plays through this machine's outputs and keyboard.</summary>
    public PlaySession(PlaySettings settings) : this(settings, AudioOutputs.Open, PlayKeys.Next)
    {
    }

    /// <summary>
    /// Plays all pieces, and says how it ended. Throws <see cref="AudioOutputException"/> if there is no output, or it went away.
    /// </summary>
    public void Play(ImmutableArray<(string Name, Piece Piece)> pieces, CancellationToken stop)
    {
        var index = 0;
        while (index < pieces.Length)
        {
            var legend = pieces.Length > 1 ? PlayKeys.LegendOfSeveral : PlayKeys.Legend;
            var (name, piece) = pieces[index];
            var wish = Play(piece, name, index == 0 ? settings.StartSeconds : 0, legend, stop);
            if (wish == PlayKey.Quit)
            {
                return;
            }

            index = wish == PlayKey.Previous ? Math.Max(0, index - 1) : index + 1;
        }

        Terminal.Say(pieces.Length == 1 ? "Played to the end." : $"Played {Wording.Count(pieces.Length, "piece")} to the end.");
    }

    // Returns next at the end of the piece, or the key that ended it before.
    private PlayKey Play(Piece piece, string name, double startSeconds, string legend, CancellationToken stop)
    {
        var rate = settings.Audio.SampleRate;
        var (kind, output) = open(settings.Output, rate);
        PieceAudio audio;
        try
        {
            audio = Prepare(piece, stop);
            if (startSeconds * rate >= audio.PieceFrames && startSeconds > 0)
            {
                throw new MusicRnnException($"{name}: expected a --start within the piece, which lasts {PositionLine.Clock(TimeOf(audio.PieceFrames))}, found one of {startSeconds.ToString(CultureInfo.InvariantCulture)} seconds.");
            }
        }
        catch
        {
            output.Dispose();
            throw;
        }

        var start = (long)(startSeconds * rate);
        var player = new Player(audio, output, start, start + _framesLeft ?? long.MaxValue);
        Terminal.Note($"Playing {name}, {PositionLine.Clock(TimeOf(audio.PieceFrames))}, through {kind.Name}.");
        player.Start();
        var wish = Attend(player, new BarClock(piece, rate), audio, legend, stop);
        _line.Clear();
        if (player.Failure is { } failure)
        {
            throw failure;
        }

        _framesLeft -= player.Position - start;
        if (wish == PlayKey.None && _framesLeft <= 0)
        {
            wish = PlayKey.Quit;
        }

        if (wish == PlayKey.Quit)
        {
            var bar = new BarClock(piece, rate).At(player.Position);
            Terminal.Say($"Stopped at {PositionLine.Clock(TimeOf(player.Position))}, bar {bar.Bar}, beat {bar.Beat}.");
        }

        return wish;
    }

    private PieceAudio Prepare(Piece piece, CancellationToken stop)
    {
        if (settings.BeginsAtOnce)
        {
            return new PieceAudio(piece, settings.Audio);
        }

        if (settings.IsMeasuredFirst)
        {
            var gain = ShareProgress.Show("preparing", progress => PieceLevel.GainFor(piece, settings.Audio, progress, stop));
            return new PieceAudio(piece, settings.Audio with { Gain = gain });
        }

        var level = new LevelAhead(piece, settings.Audio);
        var audio = new PieceAudio(piece, settings.Audio with { Gain = level.ListenToBeginning(stop) });
        level.Follow(audio, stop);
        return audio;
    }

    private PlayKey Attend(Player player, BarClock bars, PieceAudio audio, string legend, CancellationToken stop)
    {
        var wish = PlayKey.None;
        while (!player.WaitForEnd(LookInterval))
        {
            var key = stop.IsCancellationRequested ? PlayKey.Quit : nextKey();
            if (key is PlayKey.Quit or PlayKey.Next or PlayKey.Previous)
            {
                player.Stop();
                if (!player.WaitForEnd(Patience))
                {
                    throw new AudioOutputException("the sound server takes no more sound and does not answer. Start it again, and play once more.");
                }

                wish = key;
            }
            else
            {
                Do(key, player);
            }

            // What rings on after the end is no further bar.
            var position = Math.Min(player.Position, audio.PieceFrames);
            _line.Show(PositionLine.Text(TimeOf(position), TimeOf(audio.PieceFrames), bars.At(position), player.IsPaused, legend));
        }

        return wish;
    }

    private void Do(PlayKey key, Player player)
    {
        var step = (long)(StepSeconds * settings.Audio.SampleRate);
        switch (key)
        {
            case PlayKey.Pause:
                player.IsPaused = !player.IsPaused;
                break;
            case PlayKey.Back:
                player.MoveTo(Math.Max(0, player.Position - step));
                break;
            case PlayKey.Forward:
                player.MoveTo(player.Position + step);
                break;
            case PlayKey.FromStart:
                player.MoveTo(0);
                break;
            default:
                break;
        }
    }

    private TimeSpan TimeOf(long frames) => TimeSpan.FromSeconds((double)frames / settings.Audio.SampleRate);
}
