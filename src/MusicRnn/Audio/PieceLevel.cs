using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>Finds how loud a piece may be made: as loud as it can be without clipping, yet a quiet one stays quiet.</summary>
public static class PieceLevel
{
    private const int FramesAtOnce = 4096;

    // -1 dB below full scale: what players and coders need to stay free of clipping between samples.
    private const float WantedPeak = 0.891f;

    // A quiet piece is brought forward by 18 dB at most, so that it stays one: a melody alone becomes as loud as it is on records.
    private const float MostGain = 8;

    /// <summary>Plays the piece once, to hear how loud it becomes, and returns the gain that suits it.</summary>
    /// <param name="piece">What is played.</param>
    /// <param name="options">How; their gain is not used.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work: <see cref="OperationCanceledException"/>.</param>
    public static float GainFor(Piece piece, AudioOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var audio = new PieceAudio(piece, options with { Gain = 1 });
        var buffer = new float[2 * FramesAtOnce];
        var done = 0L;
        for (int frames; (frames = audio.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            done += frames;
            progress?.Report(Math.Min(1, (double)done / Math.Max(1, audio.PieceFrames)));
        }

        return GainFor(audio.Peak);
    }

    /// <summary>The gain for a piece whose highest level is this.</summary>
    internal static float GainFor(float peak) => peak > 0 ? Math.Min(WantedPeak / peak, MostGain) : 1;
}
