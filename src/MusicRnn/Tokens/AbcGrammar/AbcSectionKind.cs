namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>How a section of a tune goes.</summary>
internal enum AbcSectionKind
{
    /// <summary>It may be repeated or not: nothing has been said.</summary>
    Plain,

    /// <summary>It began with <c>|:</c>.</summary>
    Repeated,

    /// <summary>Its first ending is being written.</summary>
    FirstEnding,

    /// <summary>Its second ending is being written.</summary>
    SecondEnding,
}
