namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>A way to make the sound of an instrument at a pitch, before envelope and filter.</summary>
internal abstract record Timbre
{
    /// <summary>Makes the sound of a note; the same arguments give the same sound. Its level does not matter: it is evened out.</summary>
    public abstract Wave Make(double hertz, int sampleRate, Noise noise);
}
