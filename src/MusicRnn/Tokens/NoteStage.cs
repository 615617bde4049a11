namespace MusicRnn.Tokens;

/// <summary>Where a sequence of note tokens stands: the kind of token it took last, told apart in header and bars.</summary>
internal enum NoteStage
{
    /// <summary>Nothing was taken yet.</summary>
    Beginning,

    /// <summary>Header: after Start.</summary>
    HeaderStart,

    /// <summary>Header: after the key.</summary>
    HeaderKey,

    /// <summary>Header: after the meter.</summary>
    HeaderMeter,

    /// <summary>Header: after the tempo.</summary>
    HeaderTempo,

    /// <summary>Header: after Part, before its instrument.</summary>
    HeaderPart,

    /// <summary>Header: after a part's instrument; another part or the first bar follows.</summary>
    HeaderInstrument,

    /// <summary>After the bar line.</summary>
    Bar,

    /// <summary>After Upbeat.</summary>
    Upbeat,

    /// <summary>After a change of key at a bar line.</summary>
    BarKey,

    /// <summary>After a change of meter at a bar line.</summary>
    BarMeter,

    /// <summary>After a change of tempo at a bar line.</summary>
    BarTempo,

    /// <summary>After a position: a note has to follow.</summary>
    Position,

    /// <summary>After Part at a position.</summary>
    Part,

    /// <summary>After a velocity.</summary>
    Velocity,

    /// <summary>After Long: a duration has to follow.</summary>
    Long,

    /// <summary>After a duration: a pitch has to follow.</summary>
    Duration,

    /// <summary>After a note.</summary>
    Note,

    /// <summary>After End.</summary>
    Ended,
}
