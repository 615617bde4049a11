namespace MusicRnn.Tokens;

/// <summary>What a token of the note tokenizer tells. The order is the order of the vocabulary.</summary>
internal enum NoteTokenKind
{
    /// <summary>The beginning of the piece.</summary>
    Start,

    /// <summary>The end of the piece, at a bar line.</summary>
    End,

    /// <summary>A bar line; a bar begins.</summary>
    Bar,

    /// <summary>The bar just begun is a pickup: it is silent up to its first note.</summary>
    Upbeat,

    /// <summary>A key; the value is its place in <see cref="NoteTokenTable"/>.</summary>
    Key,

    /// <summary>A meter; the value is its place in <see cref="NoteTokenTable"/>.</summary>
    Meter,

    /// <summary>A tempo; the value is a class of <see cref="TempoClasses"/>.</summary>
    Tempo,

    /// <summary>The part that is declared or that plays next; the value counts from 0.</summary>
    Part,

    /// <summary>The declared part plays this General MIDI program.</summary>
    Program,

    /// <summary>The declared part is percussion.</summary>
    Drums,

    /// <summary>The next notes start this many grid units after the bar line.</summary>
    Position,

    /// <summary>The part's notes are this loud from now on; the value is a class of <see cref="VelocityClasses"/>.</summary>
    Velocity,

    /// <summary>This many whole notes (48 units each) are added to the duration that follows.</summary>
    Long,

    /// <summary>The part's notes last this many grid units from now on.</summary>
    Duration,

    /// <summary>A note.</summary>
    Pitch,

    /// <summary>A stroke on a drum of the General MIDI percussion map.</summary>
    Drum,
}
