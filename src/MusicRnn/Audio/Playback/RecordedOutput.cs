using System.Threading.Channels;

namespace MusicRnn.Audio.Playback;

/// <summary>
/// Passes sound on to an output, and writes exactly the same samples to a WAV file, from a thread of its own so that a slow disk
/// holds up no sound. The file is complete once this is disposed, also when the output has gone away.
/// </summary>
public sealed class RecordedOutput : IAudioOutput
{
    private readonly IAudioOutput _output;
    private readonly string _path;
    private readonly FileStream _file;
    private readonly WavHeader _header;
    private readonly Channel<short[]> _blocks = Channel.CreateUnbounded<short[]>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly Task _writing;
    private bool _isOpen = true;

    /// <summary>Takes over an output, which is closed with this. Throws <see cref="MusicRnnException"/> if the file cannot be written.</summary>
    public RecordedOutput(IAudioOutput output, string path)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_output, _path) = (output, path);
        _header = new WavHeader(WavSampleFormat.Pcm16, sizeof(short), output.SampleRate);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            _file.Write(_header.For(0));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw NotWritten(exception);
        }

        _writing = Task.Run(WriteBlocks);
    }

    /// <inheritdoc/>
    public int SampleRate => _output.SampleRate;

    /// <summary>Why the file is not complete; null if it is.</summary>
    public MusicRnnException? Failure { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> interleavedStereo)
    {
        _output.Write(interleavedStereo);
        _blocks.Writer.TryWrite(interleavedStereo.ToArray());
    }

    /// <inheritdoc/>
    public long CountUnheardFrames() => _output.CountUnheardFrames();

    /// <inheritdoc/>
    public void Drain() => _output.Drain();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        _output.Dispose();
        _blocks.Writer.Complete();
        _writing.Wait();
        _file.Dispose();
    }

    private async Task WriteBlocks()
    {
        try
        {
            var frames = 0L;
            var bytes = Array.Empty<byte>();
            await foreach (var block in _blocks.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                // What does not fit into the file any more is heard, but not kept.
                if (frames + (block.Length / 2) > _header.MostFrames)
                {
                    throw new IOException("a WAV file holds 4 GB.");
                }

                bytes = bytes.Length == block.Length * sizeof(short) ? bytes : new byte[block.Length * sizeof(short)];
                for (var index = 0; index < block.Length; index++)
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(index * sizeof(short)), block[index]);
                }

                _file.Write(bytes);
                frames += block.Length / 2;
            }

            _file.Position = 0;
            _file.Write(_header.For(frames));
        }
        catch (IOException exception)
        {
            Failure = NotWritten(exception);
        }
    }

    private MusicRnnException NotWritten(Exception exception) =>
        new($"{_path}: cannot be written ({exception.Message}) Choose another place, or free this one.", exception);
}
