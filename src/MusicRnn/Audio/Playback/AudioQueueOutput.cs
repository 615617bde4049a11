using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MusicRnn.Audio.Playback;

/// <summary>Plays through the default device of macOS: Audio Queue Services of its AudioToolbox framework.</summary>
internal sealed unsafe partial class AudioQueueOutput : IAudioOutput
{
    private const string Library = "/System/Library/Frameworks/AudioToolbox.framework/AudioToolbox";
    private const uint LinearPcm = 0x6C70636D;
    private const uint SignedIntegerPacked = 4 | 8;
    private const int Channels = 2;
    private const int BytesInFrame = 4;
    private const int BlockCount = 8;
    private const double BlockSeconds = 0.025;

    // The queue hands blocks back a little before their sound has passed the device's own buffer.
    private static readonly TimeSpan DeviceTime = TimeSpan.FromMilliseconds(100);

    // A device that is there takes a block every 25 ms.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly QueueBuffer*[] _blocks = new QueueBuffer*[BlockCount];
    private readonly SemaphoreSlim _free = new(BlockCount, BlockCount);
    private readonly int _blockFrames;
    private GCHandle _self;
    private nint _queue;
    private int _current;
    private int _filledFrames;
    private bool _isOwned;
    private bool _isRunning;

    /// <summary>Opens the device. Throws <see cref="AudioOutputException"/> with the reason if there is none.</summary>
    public AudioQueueOutput(int sampleRate)
    {
        SampleRate = sampleRate;
        _blockFrames = (int)(BlockSeconds * sampleRate);
        _self = GCHandle.Alloc(this);
        var format = new StreamDescription
        {
            SampleRate = sampleRate,
            FormatId = LinearPcm,
            FormatFlags = SignedIntegerPacked,
            BytesPerPacket = BytesInFrame,
            FramesPerPacket = 1,
            BytesPerFrame = BytesInFrame,
            ChannelsPerFrame = Channels,
            BitsPerChannel = 16,
        };
        try
        {
            Require(NewOutput(format, &HandBack, GCHandle.ToIntPtr(_self), 0, 0, 0, out _queue));
            for (var index = 0; index < BlockCount; index++)
            {
                Require(AllocateBuffer(_queue, (uint)(_blockFrames * BytesInFrame), out _blocks[index]));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<short> interleavedStereo)
    {
        while (!interleavedStereo.IsEmpty)
        {
            Own();
            var samples = Math.Min(interleavedStereo.Length, Channels * (_blockFrames - _filledFrames));
            interleavedStereo[..samples].CopyTo(new Span<short>(_blocks[_current]->Data, Channels * _blockFrames)[(Channels * _filledFrames)..]);
            interleavedStereo = interleavedStereo[samples..];
            _filledFrames += samples / Channels;
            if (_filledFrames == _blockFrames)
            {
                Send();
            }
        }
    }

    /// <inheritdoc/>
    public long CountUnheardFrames() => _filledFrames + ((long)(BlockCount - _free.CurrentCount - (_isOwned ? 1 : 0)) * _blockFrames);

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
            Await();
        }

        _free.Release(BlockCount);
        Thread.Sleep(DeviceTime);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_queue != 0)
        {
            // Returns when no callback runs any more; the buffers go with the queue.
            _ = DisposeQueue(_queue, 1);
            _queue = 0;
        }

        if (_self.IsAllocated)
        {
            _self.Free();
            _free.Dispose();
        }
    }

    // Blocks come back in the order in which they were sent, so that the next one in turn is the free one.
    private void Own()
    {
        if (!_isOwned)
        {
            Await();
            _isOwned = true;
        }
    }

    private void Await()
    {
        if (!_free.Wait(Patience))
        {
            throw new AudioOutputException("the sound device went away (it takes no more sound). Connect it again, and play once more.");
        }
    }

    private void Send()
    {
        _blocks[_current]->ByteSize = (uint)(_filledFrames * BytesInFrame);
        Require(Enqueue(_queue, _blocks[_current], 0, 0));
        _current = (_current + 1) % BlockCount;
        (_filledFrames, _isOwned) = (0, false);
        if (_current == BlockCount - 1)
        {
            Run();
        }
    }

    // Held until most blocks are full: begun with the first one, it would run dry while the program is still warming up.
    private void Run()
    {
        if (!_isRunning)
        {
            Require(Start(_queue, 0));
            _isRunning = true;
        }
    }

    private static void Require(int error)
    {
        if (error != 0)
        {
            throw new AudioOutputException($"AudioQueue error {error}");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void HandBack(nint self, nint queue, QueueBuffer* block) => ((AudioQueueOutput)GCHandle.FromIntPtr(self).Target!)._free.Release();

    [LibraryImport(Library, EntryPoint = "AudioQueueNewOutput")]
    private static partial int NewOutput(
        in StreamDescription format, delegate* unmanaged[Cdecl]<nint, nint, QueueBuffer*, void> callback, nint self, nint runLoop, nint runLoopMode, uint flags, out nint queue);

    [LibraryImport(Library, EntryPoint = "AudioQueueAllocateBuffer")]
    private static partial int AllocateBuffer(nint queue, uint bytes, out QueueBuffer* buffer);

    [LibraryImport(Library, EntryPoint = "AudioQueueEnqueueBuffer")]
    private static partial int Enqueue(nint queue, QueueBuffer* buffer, uint packets, nint descriptions);

    [LibraryImport(Library, EntryPoint = "AudioQueueStart")]
    private static partial int Start(nint queue, nint startTime);

    [LibraryImport(Library, EntryPoint = "AudioQueueDispose")]
    private static partial int DisposeQueue(nint queue, byte atOnce);

    /// <summary><c>AudioStreamBasicDescription</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct StreamDescription
    {
        public double SampleRate;
        public uint FormatId;
        public uint FormatFlags;
        public uint BytesPerPacket;
        public uint FramesPerPacket;
        public uint BytesPerFrame;
        public uint ChannelsPerFrame;
        public uint BitsPerChannel;
        public uint Reserved;
    }

    /// <summary><c>AudioQueueBuffer</c>, as far as it is used.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct QueueBuffer
    {
        public uint Capacity;
        public byte* Data;
        public uint ByteSize;
    }
}
