using System.Runtime.InteropServices;

namespace MusicRnn.Audio.Playback;

/// <summary>Plays through a PulseAudio server, or a PipeWire one, which answers to the same library: the simple API of PulseAudio.</summary>
internal sealed unsafe partial class PulseAudioOutput : IAudioOutput
{
    private const string Library = "libpulse-simple.so.0";
    private const string ErrorLibrary = "libpulse.so.0";
    private const int Playback = 1;
    private const int Signed16LittleEndian = 3;
    private const int BytesInFrame = 4;
    private const ulong NoLatency = ulong.MaxValue;
    private const double MicrosecondsInSecond = 1e6;

    // Lets the server choose.
    private const uint Unset = uint.MaxValue;

    private nint _stream;

    /// <summary>Connects to the user's server. Throws <see cref="AudioOutputException"/> with the reason if there is none.</summary>
    public PulseAudioOutput(int sampleRate)
    {
        SampleRate = sampleRate;
        var format = new SampleSpecification { Format = Signed16LittleEndian, Rate = (uint)sampleRate, Channels = 2 };
        var buffer = new BufferAttributes
        {
            MaximumLength = Unset,
            TargetLength = (uint)(AudioOutputs.BufferSeconds * sampleRate) * BytesInFrame,
            Prebuffer = Unset,
            MinimumRequest = Unset,
            FragmentSize = Unset,
        };
        _stream = New(null, "MusicRnn", Playback, null, "music", format, 0, buffer, out var error);
        if (_stream == 0)
        {
            throw new AudioOutputException(Reason(error));
        }
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> interleavedStereo)
    {
        fixed (short* samples = interleavedStereo)
        {
            if (WriteBytes(_stream, samples, (nuint)(interleavedStereo.Length * sizeof(short)), out var error) < 0)
            {
                throw Gone(error);
            }
        }
    }

    /// <inheritdoc/>
    public long CountUnheardFrames()
    {
        var latency = GetLatency(_stream, out _);
        return latency == NoLatency ? 0 : (long)(latency / MicrosecondsInSecond * SampleRate);
    }

    /// <inheritdoc/>
    public void Drain()
    {
        if (DrainAll(_stream, out var error) < 0)
        {
            throw Gone(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stream != 0)
        {
            Free(_stream);
            _stream = 0;
        }
    }

    private static AudioOutputException Gone(int error) =>
        new($"the sound server went away ({Reason(error)}). Start it again, and play once more.");

    private static string Reason(int error) => Marshal.PtrToStringUTF8(ErrorText(error)) ?? $"error {error}";

    [LibraryImport(Library, EntryPoint = "pa_simple_new", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint New(
        string? server, string name, int direction, string? device, string streamName, in SampleSpecification format, nint channelMap, in BufferAttributes buffer, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_write")]
    private static partial int WriteBytes(nint stream, short* data, nuint bytes, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_get_latency")]
    private static partial ulong GetLatency(nint stream, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_drain")]
    private static partial int DrainAll(nint stream, out int error);

    [LibraryImport(Library, EntryPoint = "pa_simple_free")]
    private static partial void Free(nint stream);

    [LibraryImport(ErrorLibrary, EntryPoint = "pa_strerror")]
    private static partial nint ErrorText(int error);

    /// <summary><c>pa_sample_spec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SampleSpecification
    {
        public int Format;
        public uint Rate;
        public byte Channels;
    }

    /// <summary><c>pa_buffer_attr</c>, lengths in bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct BufferAttributes
    {
        public uint MaximumLength;
        public uint TargetLength;
        public uint Prebuffer;
        public uint MinimumRequest;
        public uint FragmentSize;
    }
}
