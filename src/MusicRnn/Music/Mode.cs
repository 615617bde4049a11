namespace MusicRnn.Music;

/// <summary>The mode of a <see cref="Key"/>; each is the major scale begun on another degree.</summary>
public enum Mode
{
    /// <summary>Ionian.</summary>
    Major,

    /// <summary>Aeolian, the natural minor.</summary>
    Minor,

    /// <summary>The major scale begun on its second degree.</summary>
    Dorian,

    /// <summary>The major scale begun on its third degree.</summary>
    Phrygian,

    /// <summary>The major scale begun on its fourth degree.</summary>
    Lydian,

    /// <summary>The major scale begun on its fifth degree.</summary>
    Mixolydian,

    /// <summary>The major scale begun on its seventh degree.</summary>
    Locrian,
}
