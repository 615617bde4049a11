namespace MusicRnn.Audio.Synthesis;

/// <summary>What one voice plays: a wave, and how it is played.</summary>
/// <param name="Wave">What sounds.</param>
/// <param name="SampleRate">The frames a second that are made.</param>
internal abstract record Tone(Wave Wave, int SampleRate)
{
    /// <summary>Sounds of one group other than 0 cut each other off, as a closing hi-hat does the open one.</summary>
    public abstract int ChokeGroup { get; }

    /// <summary>Whether left and right hear different places of the wave.</summary>
    public virtual bool IsWide => false;

    /// <summary>Whether it sounds to its end although the key is let go.</summary>
    public virtual bool IgnoresRelease => false;
}
