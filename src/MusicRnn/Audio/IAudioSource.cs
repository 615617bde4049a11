namespace MusicRnn.Audio;

/// <summary>A stream of sound that a file writer or a loudspeaker pulls.</summary>
public interface IAudioSource
{
    /// <summary>Frames a second; a frame is one sample for the left and one for the right.</summary>
    int SampleRate { get; }

    /// <summary>
    /// Writes the next frames as left, right, left, right, each within -1 to 1, and returns how many frames it wrote: as many as
    /// fit unless the sound ends, then fewer, and 0 from there on. Does not allocate, lock, or wait.
    /// </summary>
    int Read(Span<float> interleavedStereo);
}
