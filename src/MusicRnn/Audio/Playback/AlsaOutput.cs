using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MusicRnn.Audio.Playback;

/// <summary>Plays through ALSA's default device, the way to the sound card of Linux that needs no server.</summary>
internal sealed unsafe partial class AlsaOutput : IAudioOutput
{
    private const string Library = "libasound.so.2";
    private const string Device = "default";
    private const int Playback = 0;
    private const int Blocking = 0;
    private const int Signed16LittleEndian = 2;
    private const int Interleaved = 3;
    private const int Channels = 2;
    private const int MayResample = 1;
    private const int Silently = 1;
    private const int MicrosecondsInSecond = 1_000_000;

    // A device that breaks off again and again without taking a frame is not there any more.
    private const int MostRecoveries = 10;

    private nint _device;

    /// <summary>Opens the device. Throws <see cref="AudioOutputException"/> with the reason if there is none.</summary>
    public AlsaOutput(int sampleRate)
    {
        SampleRate = sampleRate;

        // ALSA writes to the terminal what goes wrong; we say it in one line of our own.
        _ = SetErrorHandler(&Ignore);
        Require(Open(out _device, Device, Playback, Blocking));
        var error = SetParameters(_device, Signed16LittleEndian, Interleaved, Channels, (uint)sampleRate, MayResample, (uint)(AudioOutputs.BufferSeconds * MicrosecondsInSecond));
        if (error < 0)
        {
            Dispose();
            Require(error);
        }
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> interleavedStereo)
    {
        var recoveries = 0;
        fixed (short* samples = interleavedStereo)
        {
            for (var done = 0; done < interleavedStereo.Length / Channels;)
            {
                var written = WriteFrames(_device, samples + (Channels * done), (nuint)((interleavedStereo.Length / Channels) - done));
                if (written > 0)
                {
                    done += (int)written;
                    recoveries = 0;
                }
                else
                {
                    // After a gap, or a suspended machine, the device can go on; after anything else it cannot.
                    recoveries++;
                    if (recoveries > MostRecoveries || (written < 0 && Recover(_device, (int)written, Silently) < 0))
                    {
                        throw Gone((int)written);
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public long CountUnheardFrames() => Delay(_device, out var frames) < 0 ? 0 : Math.Max(0, frames);

    /// <inheritdoc/>
    public void Drain()
    {
        var error = DrainAll(_device);
        if (error < 0)
        {
            throw Gone(error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_device != 0)
        {
            _ = Close(_device);
            _device = 0;
        }
    }

    private static void Require(int error)
    {
        if (error < 0)
        {
            throw new AudioOutputException(Reason(error));
        }
    }

    private static AudioOutputException Gone(int error) =>
        new($"the sound device went away ({Reason(error)}). Connect it again, or start the sound server behind it, and play once more.");

    private static string Reason(int error) => Marshal.PtrToStringUTF8(ErrorText(error)) ?? $"error {error}";

    // Further arguments follow, which a function that does not look at them need not declare.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(byte* file, int line, byte* function, int error, byte* format)
    {
    }

    [LibraryImport(Library, EntryPoint = "snd_lib_error_set_handler")]
    private static partial int SetErrorHandler(delegate* unmanaged[Cdecl]<byte*, int, byte*, int, byte*, void> handler);

    [LibraryImport(Library, EntryPoint = "snd_pcm_open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(out nint device, string name, int direction, int mode);

    [LibraryImport(Library, EntryPoint = "snd_pcm_set_params")]
    private static partial int SetParameters(nint device, int format, int access, uint channels, uint rate, int mayResample, uint latencyMicroseconds);

    [LibraryImport(Library, EntryPoint = "snd_pcm_writei")]
    private static partial nint WriteFrames(nint device, short* samples, nuint frames);

    [LibraryImport(Library, EntryPoint = "snd_pcm_recover")]
    private static partial int Recover(nint device, int error, int silently);

    [LibraryImport(Library, EntryPoint = "snd_pcm_delay")]
    private static partial int Delay(nint device, out nint frames);

    [LibraryImport(Library, EntryPoint = "snd_pcm_drain")]
    private static partial int DrainAll(nint device);

    [LibraryImport(Library, EntryPoint = "snd_pcm_close")]
    private static partial int Close(nint device);

    [LibraryImport(Library, EntryPoint = "snd_strerror")]
    private static partial nint ErrorText(int error);
}
