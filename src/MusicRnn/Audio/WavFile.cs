using System.Buffers.Binary;
using MusicRnn.Audio.Synthesis;
using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>
/// Writes sound as a WAV file: RIFF with 16-bit PCM in two channels (Microsoft and IBM, Multimedia Programming Interface and
/// Data Specifications 1.0, 1991), rounded with triangular dither (Lipshitz, Wannamaker, Vanderkooy: Quantization and Dither,
/// 1992) that is the same each time.
/// </summary>
public static class WavFile
{
    private const int HeaderBytes = 44;
    private const int BytesInFrame = 4;
    private const int BytesBeforeRiffSize = 8;
    private const int RiffSizeAt = 4;
    private const int DataSizeAt = 40;
    private const int FramesAtOnce = 4096;
    private const ulong DitherSeed = 0x57415645;

    // Sizes in the header have 32 bits.
    private const long MostFrames = (uint.MaxValue - HeaderBytes) / BytesInFrame;

    // -1 dB below full scale: what players and coders need to stay free of clipping between samples.
    private const float WantedPeak = 0.891f;

    // A quiet piece is brought forward by 12 dB at most, so that it stays one.
    private const float MostGain = 4;

    /// <summary>
    /// Plays a piece into a file, as loud as it can be without clipping; a quiet one is raised by 12 dB at most. Missing folders
    /// are made. Throws <see cref="MusicRnnException"/> if the file cannot be written or would be larger than 4 GB.
    /// </summary>
    /// <param name="piece">What is played.</param>
    /// <param name="path">Where to.</param>
    /// <param name="options">How; its gain is replaced by the one that fits.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work; nothing is written then.</param>
    public static void Write(Piece piece, string path, AudioOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var chosen = options ?? AudioOptions.Default;
        var audio = new PieceAudio(piece, chosen with { Gain = 1 });
        if (audio.MostFrames > MostFrames)
        {
            throw TooLong(path);
        }

        // Twice through: the first time only to hear how loud it becomes.
        var share = new Share(progress, 2 * audio.PieceFrames);
        var buffer = new float[2 * FramesAtOnce];
        for (int frames; (frames = audio.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            share.Add(frames);
        }

        var gain = audio.Peak > 0 ? Math.Min(WantedPeak / audio.Peak, MostGain) : 1;
        AtomicFile.Write(path, stream => Write(new PieceAudio(piece, chosen with { Gain = gain }), stream, path, share, cancellation));
        share.Complete();
    }

    /// <summary>Writes all that a source gives, as it is, to a file. Throws as the other does.</summary>
    public static void Write(IAudioSource source, string path, CancellationToken cancellation = default) =>
        AtomicFile.Write(path, stream => Write(source, stream, path, new Share(null, 1), cancellation));

    /// <summary>
    /// Writes all that a source gives, as it is. The stream must allow seeking, because the sizes in the header are known last.
    /// Throws <see cref="MusicRnnException"/> where the sound is longer than 4 GB.
    /// </summary>
    public static void Write(IAudioSource source, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A WAV file needs a stream that can seek: write to memory or to a file first.", nameof(stream));
        }

        Write(source, stream, "the sound", new Share(null, 1), cancellation);
    }

    private static void Write(IAudioSource source, Stream stream, string name, Share share, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var start = stream.Position;
        stream.Write(Header(source.SampleRate));
        var sound = new float[2 * FramesAtOnce];
        var bytes = new byte[BytesInFrame * FramesAtOnce];
        var dither = new Noise(DitherSeed);
        var total = 0L;
        for (int frames; (frames = source.Read(sound)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            total += frames;
            if (total > MostFrames)
            {
                throw TooLong(name);
            }

            Quantize(sound.AsSpan(0, 2 * frames), bytes, ref dither);
            stream.Write(bytes, 0, BytesInFrame * frames);
            share.Add(frames);
        }

        var dataBytes = (uint)(total * BytesInFrame);
        WriteSize(stream, start + RiffSizeAt, dataBytes + HeaderBytes - BytesBeforeRiffSize);
        WriteSize(stream, start + DataSizeAt, dataBytes);
        stream.Position = start + HeaderBytes + dataBytes;
    }

    private static byte[] Header(int sampleRate)
    {
        const int formatBytes = 16;
        const ushort pcm = 1;
        const ushort channels = 2;
        const ushort bits = 16;
        var header = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), formatBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), pcm);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), channels);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), sampleRate * BytesInFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), BytesInFrame);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), bits);
        "data"u8.CopyTo(header.AsSpan(36));
        return header;
    }

    private static void Quantize(ReadOnlySpan<float> sound, Span<byte> bytes, ref Noise dither)
    {
        for (var index = 0; index < sound.Length; index++)
        {
            // Digital silence stays silence: players and people look for it.
            var triangle = sound[index] == 0 ? 0 : (dither.NextSample() + dither.NextSample()) / 2;
            var value = Math.Clamp(Math.Round((sound[index] * short.MaxValue) + triangle), short.MinValue, short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * index)..], (short)value);
        }
    }

    private static void WriteSize(Stream stream, long position, uint size)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, size);
        stream.Position = position;
        stream.Write(bytes);
    }

    private static MusicRnnException TooLong(string name) =>
        new($"{name}: a WAV file holds 4 GB, which is {MostFrames} frames, and this sound is longer. Shorten it, or take a lower sample rate.");

    /// <summary>Tells how much of the work is done.</summary>
    private sealed class Share(IProgress<double>? progress, long total)
    {
        private long _done;

        public void Add(int frames)
        {
            _done += frames;
            progress?.Report(Math.Min(1, (double)_done / Math.Max(1, total)));
        }

        public void Complete() => progress?.Report(1);
    }
}
