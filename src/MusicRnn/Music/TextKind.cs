namespace MusicRnn.Music;

/// <summary>What a <see cref="TextEvent"/> is.</summary>
public enum TextKind
{
    /// <summary>Any other text.</summary>
    Text,

    /// <summary>A copyright notice.</summary>
    Copyright,

    /// <summary>Who wrote the music.</summary>
    Composer,

    /// <summary>A syllable to be sung.</summary>
    Lyric,

    /// <summary>A rehearsal mark or the name of a section.</summary>
    Marker,

    /// <summary>Something that happens on stage at this moment.</summary>
    CuePoint,
}
