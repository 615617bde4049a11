using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>
/// Finds how loud a piece may be made while it is played already: its first seconds are listened to beforehand, the rest in the
/// background, many times faster than it is heard. Where something louder is still to come, the sound is turned down long before.
/// A piece that is no longer than those seconds gets the level of its file.
/// </summary>
public sealed class LevelAhead
{
    // Listened to in about a tenth of a second.
    private const double FirstSeconds = 8;
    private const int FramesAtOnce = 2048;

    private readonly PieceAudio _audio;
    private readonly float[] _buffer = new float[2 * FramesAtOnce];

    /// <summary>Prepares.</summary>
    /// <param name="piece">What is played.</param>
    /// <param name="options">How; their gain is not used.</param>
    public LevelAhead(Piece piece, AudioOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _audio = new PieceAudio(piece, options with { Gain = 1 });
    }

    /// <summary>Listens to the first seconds, and returns the gain that suits them.</summary>
    public float ListenToBeginning(CancellationToken cancellation)
    {
        var left = (long)(FirstSeconds * _audio.SampleRate);
        for (int frames; left > 0 && (frames = _audio.Read(_buffer)) > 0; left -= frames)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return PieceLevel.GainFor(_audio.Peak);
    }

    /// <summary>Listens to the rest in the background, and turns the sound that is played down where that is needed.</summary>
    public void Follow(PieceAudio played, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(played);
        var thread = new Thread(() =>
        {
            while (!cancellation.IsCancellationRequested && _audio.Read(_buffer) > 0)
            {
                played.WantedGain = PieceLevel.GainFor(_audio.Peak);
            }
        })
        {
            Name = "level", IsBackground = true, Priority = ThreadPriority.BelowNormal,
        };
        thread.Start();
    }
}
