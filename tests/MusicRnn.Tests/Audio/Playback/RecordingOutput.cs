using MusicRnn.Audio.Playback;

namespace MusicRnn.Tests.Audio.Playback;

/// <summary>An output that keeps what it is given, and can be gone or hang.</summary>
internal sealed class RecordingOutput(int sampleRate) : IAudioOutput
{
    private readonly List<short> _heard = [];

    public int SampleRate => sampleRate;

    public int Frames => _heard.Count / 2;

    public short[] Heard => [.. _heard];

    public bool IsDrained { get; private set; }

    public bool IsDisposed { get; private set; }

    public long Unheard { get; set; }

    /// <summary>Is called before frames are taken, with the number of those taken so far.</summary>
    public Action<int>? BeforeWrite { get; set; }

    public void Write(ReadOnlySpan<short> interleavedStereo)
    {
        BeforeWrite?.Invoke(Frames);
        _heard.AddRange(interleavedStereo);
    }

    public long CountUnheardFrames() => Unheard;

    public void Drain() => IsDrained = true;

    public void Dispose() => IsDisposed = true;

    /// <summary>The largest difference between neighbouring samples of the left ear.</summary>
    public int LargestStep()
    {
        var largest = 0;
        for (var index = 2; index < _heard.Count; index += 2)
        {
            largest = Math.Max(largest, Math.Abs(_heard[index] - _heard[index - 2]));
        }

        return largest;
    }
}
