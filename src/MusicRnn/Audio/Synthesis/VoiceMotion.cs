namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// How a note moves: its pitch, level, brightness and place, looked at once in each block. There is one kind for each kind of tone;
/// all else that a note needs is the same for all and stands in <see cref="Voice"/>.
/// </summary>
internal abstract class VoiceMotion
{
    /// <summary>How many frames of the wave go by in each frame.</summary>
    public double Speed { get; protected set; }

    /// <summary>The amplitude.</summary>
    public double Level { get; protected set; }

    /// <summary>The cutoff of the low-pass; infinite where there is none.</summary>
    public double CutoffHertz { get; protected set; }

    /// <summary>Where it stands beside its part: -1 left to 1 right.</summary>
    public double Pan { get; protected set; }

    /// <summary>How much of it goes into the room, 0 to 1, besides what the part sends.</summary>
    public float ReverbSend { get; protected set; }

    /// <summary>How much of it goes into the chorus, 0 to 1, besides what the part sends.</summary>
    public float ChorusSend { get; protected set; }

    /// <summary>The damping of the low-pass, 1/Q: the square root of 2 where it has no peak.</summary>
    public abstract double Damping { get; }

    /// <summary>About how loud it is now, for choosing whom to take away; what rises counts as risen.</summary>
    public abstract double Loudness { get; }

    /// <summary>Whether it is dying away.</summary>
    public abstract bool IsReleased { get; }

    /// <summary>Whether it has died away.</summary>
    public abstract bool IsDone { get; }

    /// <summary>Lets it die away.</summary>
    public abstract void Release();

    /// <summary>Lets it go within a few milliseconds.</summary>
    public abstract void FadeOut();

    /// <summary>Moves on by a number of frames.</summary>
    public abstract void Advance(int frames);
}
