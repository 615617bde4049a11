namespace MusicRnn.Notation.MusicXml;

/// <summary>What a <see cref="RepeatMark"/> is.</summary>
internal enum RepeatMarkKind
{
    /// <summary>A repeated section begins.</summary>
    Forward,

    /// <summary>A repeated section ends.</summary>
    Backward,

    /// <summary>The bracket of an ending begins.</summary>
    EndingStart,

    /// <summary>The bracket of an ending ends.</summary>
    EndingStop,

    /// <summary>Where D.S. leads to.</summary>
    Segno,

    /// <summary>Where "to coda" leads to.</summary>
    Coda,

    /// <summary>A coda sign that may be the place to leave or the place to go to.</summary>
    CodaSign,

    /// <summary>Back to the beginning.</summary>
    DaCapo,

    /// <summary>Back to the segno.</summary>
    DalSegno,

    /// <summary>After a jump: on to the coda.</summary>
    ToCoda,

    /// <summary>After a jump: the end.</summary>
    Fine,
}
