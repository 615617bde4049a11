namespace MusicRnn.Audio;

/// <summary>How a WAV file holds each sample.</summary>
public enum WavSampleFormat
{
    /// <summary>16-bit whole numbers, as on a compact disc: every player reads them.</summary>
    Pcm16,

    /// <summary>24-bit whole numbers, for further work in a studio program.</summary>
    Pcm24,

    /// <summary>32-bit floating point numbers: what the synthesizer computed, unrounded.</summary>
    Floating32,
}
