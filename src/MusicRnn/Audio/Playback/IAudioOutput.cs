namespace MusicRnn.Audio.Playback;

/// <summary>
/// A way to the loudspeaker: an open stream of 16-bit samples, two to a frame, with a buffer of about 200 ms. Used by one thread
/// at a time, which may be kept waiting.
/// </summary>
public interface IAudioOutput : IDisposable
{
    /// <summary>Frames a second.</summary>
    int SampleRate { get; }

    /// <summary>
    /// Takes frames as left, right, left, right; waits while the buffer is full. Throws <see cref="AudioOutputException"/> once the
    /// output is gone.
    /// </summary>
    void Write(ReadOnlySpan<short> interleavedStereo);

    /// <summary>How many frames were taken and not yet heard, as nearly as the output knows; 0 if it does not.</summary>
    long CountUnheardFrames();

    /// <summary>Waits until all that was taken has been heard. Throws as <see cref="Write"/> does.</summary>
    void Drain();
}
