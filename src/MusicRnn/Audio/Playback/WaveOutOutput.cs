using System.Runtime.InteropServices;

namespace MusicRnn.Audio.Playback;

/// <summary>Plays through the default device of Windows: waveOut of the multimedia library, which every Windows has.</summary>
internal sealed unsafe partial class WaveOutOutput : IAudioOutput
{
    private const string Library = "winmm.dll";
    private const uint DefaultDevice = uint.MaxValue;
    private const uint CallbackEvent = 0x0005_0000;
    private const uint IsDone = 1;
    private const int Channels = 2;
    private const int BytesInFrame = 4;
    private const int LongestErrorText = 256;

    // Eight of 50 ms played without a gap where six of 20 ms did not.
    private const int BlockCount = 8;
    private const double BlockSeconds = 0.05;

    // A device that is there takes a block every 50 ms.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly AutoResetEvent _blockIsDone = new(initialState: false);
    private readonly Block* _blocks;
    private readonly int _blockFrames;
    private nint _device;
    private int _current;
    private int _filledFrames;
    private bool _isRunning;

    /// <summary>Opens the device. Throws <see cref="AudioOutputException"/> with the reason if there is none.</summary>
    public WaveOutOutput(int sampleRate)
    {
        SampleRate = sampleRate;
        _blockFrames = (int)(BlockSeconds * sampleRate);
        var format = new WaveFormat
        {
            FormatTag = 1,
            Channels = Channels,
            SamplesPerSecond = (uint)sampleRate,
            BytesPerSecond = (uint)(sampleRate * BytesInFrame),
            BlockAlign = BytesInFrame,
            BitsPerSample = 16,
        };
        var error = Open(out _device, DefaultDevice, format, _blockIsDone.SafeWaitHandle.DangerousGetHandle(), 0, CallbackEvent);
        if (error != 0)
        {
            _blockIsDone.Dispose();
            throw new AudioOutputException(Reason(error));
        }

        // Held until most blocks are full: begun with the first one, it would run dry while the program is still warming up.
        Require(Pause(_device));
        _blocks = (Block*)NativeMemory.AllocZeroed(BlockCount, (nuint)sizeof(Block));
        for (var index = 0; index < BlockCount; index++)
        {
            _blocks[index].Data = (byte*)NativeMemory.AllocZeroed((nuint)(_blockFrames * BytesInFrame));
            _blocks[index].Length = (uint)(_blockFrames * BytesInFrame);
            Require(Prepare(_device, &_blocks[index], (uint)sizeof(Block)));
            _blocks[index].Flags |= IsDone;
        }
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> interleavedStereo)
    {
        while (!interleavedStereo.IsEmpty)
        {
            AwaitBlock(_current);
            var samples = Math.Min(interleavedStereo.Length, Channels * (_blockFrames - _filledFrames));
            interleavedStereo[..samples].CopyTo(new Span<short>(_blocks[_current].Data, Channels * _blockFrames)[(Channels * _filledFrames)..]);
            interleavedStereo = interleavedStereo[samples..];
            _filledFrames += samples / Channels;
            if (_filledFrames == _blockFrames)
            {
                Send();
            }
        }
    }

    /// <inheritdoc/>
    public long CountUnheardFrames()
    {
        var waiting = 0;
        for (var index = 0; index < BlockCount; index++)
        {
            waiting += IsBlockDone(index) ? 0 : 1;
        }

        return _filledFrames + ((long)waiting * _blockFrames);
    }

    /// <inheritdoc/>
    public void Drain()
    {
        if (_filledFrames > 0)
        {
            Send();
        }

        Run();
        for (var index = 0; index < BlockCount; index++)
        {
            AwaitBlock(index);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_device == 0)
        {
            return;
        }

        _ = Reset(_device);
        for (var index = 0; index < BlockCount; index++)
        {
            _ = Unprepare(_device, &_blocks[index], (uint)sizeof(Block));
            NativeMemory.Free(_blocks[index].Data);
        }

        _ = Close(_device);
        NativeMemory.Free(_blocks);
        _device = 0;
        _blockIsDone.Dispose();
    }

    private void Send()
    {
        _blocks[_current].Length = (uint)(_filledFrames * BytesInFrame);
        _blocks[_current].Flags &= ~IsDone;
        Require(WriteBlock(_device, &_blocks[_current], (uint)sizeof(Block)));
        _current = (_current + 1) % BlockCount;
        _filledFrames = 0;
        if (_current == BlockCount - 1)
        {
            Run();
        }
    }

    private void Run()
    {
        if (!_isRunning)
        {
            Require(Restart(_device));
            _isRunning = true;
        }
    }

    // The driver sets the flag from a thread of its own.
    private bool IsBlockDone(int index) => (Volatile.Read(ref _blocks[index].Flags) & IsDone) != 0;

    private void AwaitBlock(int index)
    {
        while (!IsBlockDone(index))
        {
            if (!_blockIsDone.WaitOne(Patience))
            {
                throw new AudioOutputException("the sound device went away (it takes no more sound). Connect it again, and play once more.");
            }
        }
    }

    private static void Require(uint error)
    {
        if (error != 0)
        {
            throw new AudioOutputException($"the sound device went away ({Reason(error)}). Connect it again, and play once more.");
        }
    }

    private static string Reason(uint error)
    {
        var text = stackalloc char[LongestErrorText];
        return ErrorText(error, text, LongestErrorText) == 0 ? new string(text).TrimEnd('.') : $"error {error}";
    }

    [LibraryImport(Library, EntryPoint = "waveOutOpen")]
    private static partial uint Open(out nint device, uint number, in WaveFormat format, nint callback, nint instance, uint flags);

    [LibraryImport(Library, EntryPoint = "waveOutPrepareHeader")]
    private static partial uint Prepare(nint device, Block* block, uint size);

    [LibraryImport(Library, EntryPoint = "waveOutUnprepareHeader")]
    private static partial uint Unprepare(nint device, Block* block, uint size);

    [LibraryImport(Library, EntryPoint = "waveOutWrite")]
    private static partial uint WriteBlock(nint device, Block* block, uint size);

    [LibraryImport(Library, EntryPoint = "waveOutPause")]
    private static partial uint Pause(nint device);

    [LibraryImport(Library, EntryPoint = "waveOutRestart")]
    private static partial uint Restart(nint device);

    [LibraryImport(Library, EntryPoint = "waveOutReset")]
    private static partial uint Reset(nint device);

    [LibraryImport(Library, EntryPoint = "waveOutClose")]
    private static partial uint Close(nint device);

    [LibraryImport(Library, EntryPoint = "waveOutGetErrorTextW")]
    private static partial uint ErrorText(uint error, char* text, uint length);

    /// <summary><c>WAVEFORMATEX</c>, which is packed.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct WaveFormat
    {
        public ushort FormatTag;
        public ushort Channels;
        public uint SamplesPerSecond;
        public uint BytesPerSecond;
        public ushort BlockAlign;
        public ushort BitsPerSample;
        public ushort ExtraBytes;
    }

    /// <summary><c>WAVEHDR</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Block
    {
        public byte* Data;
        public uint Length;
        public uint Recorded;
        public nint User;
        public uint Flags;
        public uint Loops;
        public Block* Next;
        public nint Reserved;
    }
}
