namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>What stands before a note that has to follow; each may stand behind those above it.</summary>
internal enum AbcPending
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A chord symbol.</summary>
    Quotation,

    /// <summary>A decoration.</summary>
    Decoration,

    /// <summary>Grace notes.</summary>
    Grace,

    /// <summary>The number of a tuplet.</summary>
    Tuplet,
}
