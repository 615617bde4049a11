namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>What has been written last of a tune's music, as far as the next character depends on it.</summary>
internal enum AbcStage
{
    /// <summary>Nothing.</summary>
    Start,

    /// <summary>Something that is complete.</summary>
    Rest,

    /// <summary>A note, rest or chord that may be made longer.</summary>
    Note,

    /// <summary>An accidental.</summary>
    Accidental,

    /// <summary>A tie.</summary>
    Tied,

    /// <summary><c>&gt;</c> or <c>&lt;</c>.</summary>
    Broken,

    /// <summary><c>[</c>, of a chord or of an ending.</summary>
    Bracket,

    /// <summary>A chord that is open.</summary>
    Chord,

    /// <summary>An accidental in a chord.</summary>
    ChordAccidental,

    /// <summary>Grace notes that are open.</summary>
    Grace,

    /// <summary>An accidental in grace notes.</summary>
    GraceAccidental,

    /// <summary>A chord symbol that is open.</summary>
    Quotation,

    /// <summary><c>(</c>, which a number follows.</summary>
    Tuplet,

    /// <summary><c>|</c> behind notes.</summary>
    Stroke,

    /// <summary><c>|</c>, which <c>:</c> follows.</summary>
    OpeningStroke,

    /// <summary><c>:</c> behind notes.</summary>
    Colon,

    /// <summary><c>:|</c> of a first ending.</summary>
    BeforeSecondEnding,

    /// <summary><c>[</c>, which 2 follows.</summary>
    SecondEndingBracket,

    /// <summary>The mark of a line's end in old tunebooks.</summary>
    LineBreak,
}
