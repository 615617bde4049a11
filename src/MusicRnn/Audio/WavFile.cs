using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>Writes sound as a WAV file of two channels.</summary>
public static class WavFile
{
    private const int FramesAtOnce = 4096;

    /// <summary>
    /// Plays a piece into a file, as loud as it can be without clipping; a quiet one is raised by 18 dB at most. Missing folders
    /// are made. Returns the gain that was applied. Throws <see cref="MusicRnnException"/> if the file cannot be written or would
    /// be larger than 4 GB.
    /// </summary>
    /// <param name="piece">What is played.</param>
    /// <param name="path">Where to.</param>
    /// <param name="options">How; its gain is replaced by the one that fits.</param>
    /// <param name="format">How each sample is written.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work; nothing is written then.</param>
    public static float Write(
        Piece piece, string path, AudioOptions? options = null, WavSampleFormat format = WavSampleFormat.Pcm16, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var chosen = options ?? AudioOptions.Default;
        var length = new PieceAudio(piece, chosen);
        var most = MostFrames(format);
        if (length.MostFrames > most)
        {
            throw TooLong(path, most);
        }

        // Twice through: the first time only to hear how loud it becomes.
        var gain = PieceLevel.GainFor(piece, chosen, HalfOf(progress, 0), cancellation);
        var share = new Share(HalfOf(progress, 1), length.PieceFrames);
        AtomicFile.Write(path, stream => Write(new PieceAudio(piece, chosen with { Gain = gain }), stream, path, format, share, cancellation));
        progress?.Report(1);
        return gain;
    }

    /// <summary>Writes all that a source gives, as it is, to a file. Throws as the other does.</summary>
    public static void Write(IAudioSource source, string path, WavSampleFormat format = WavSampleFormat.Pcm16, CancellationToken cancellation = default) =>
        AtomicFile.Write(path, stream => Write(source, stream, path, format, new Share(null, 1), cancellation));

    /// <summary>
    /// Writes all that a source gives, as it is. The stream must allow seeking, because the sizes in the header are known last.
    /// Throws <see cref="MusicRnnException"/> where the sound is longer than 4 GB.
    /// </summary>
    public static void Write(IAudioSource source, Stream stream, WavSampleFormat format = WavSampleFormat.Pcm16, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A WAV file needs a stream that can seek: write to memory or to a file first.", nameof(stream));
        }

        Write(source, stream, "the sound", format, new Share(null, 1), cancellation);
    }

    private static void Write(IAudioSource source, Stream stream, string name, WavSampleFormat format, Share share, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var encoder = new SampleEncoder(format);
        var header = new WavHeader(format, encoder.BytesPerSample, source.SampleRate);
        var start = stream.Position;
        stream.Write(header.For(0));
        var sound = new float[2 * FramesAtOnce];
        var bytes = new byte[sound.Length * encoder.BytesPerSample];
        var total = 0L;
        for (int frames; (frames = source.Read(sound)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            total += frames;
            if (total > header.MostFrames)
            {
                throw TooLong(name, header.MostFrames);
            }

            encoder.Encode(sound.AsSpan(0, 2 * frames), bytes.AsSpan());
            stream.Write(bytes, 0, 2 * frames * encoder.BytesPerSample);
            share.Add(frames);
        }

        var end = stream.Position;
        stream.Position = start;
        stream.Write(header.For(total));
        stream.Position = end;
    }

    private static long MostFrames(WavSampleFormat format) => new WavHeader(format, new SampleEncoder(format).BytesPerSample, AudioOptions.Default.SampleRate).MostFrames;

    private static MusicRnnException TooLong(string name, long most) =>
        new($"{name}: a WAV file holds 4 GB, which is {most} frames, and this sound is longer. Shorten it, or take a lower sample rate.");

    private static Half? HalfOf(IProgress<double>? progress, int number) => progress is null ? null : new Half(progress, number);

    /// <summary>Tells the progress of one of two equal pieces of work as that of both.</summary>
    private sealed class Half(IProgress<double> progress, int number) : IProgress<double>
    {
        public void Report(double value) => progress.Report((number + value) / 2);
    }

    /// <summary>Tells how much of the work is done.</summary>
    private sealed class Share(IProgress<double>? progress, long total)
    {
        private long _done;

        public void Add(int frames)
        {
            _done += frames;
            progress?.Report(Math.Min(1, (double)_done / Math.Max(1, total)));
        }
    }
}
