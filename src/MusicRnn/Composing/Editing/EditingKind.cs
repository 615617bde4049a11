namespace MusicRnn.Composing.Editing;

/// <summary>What can be done to a piece that is there.</summary>
public enum EditingKind
{
    /// <summary>New bars after the last one.</summary>
    Continued,

    /// <summary>Bars anew between others.</summary>
    Rewritten,

    /// <summary>Some bars anew, here and there.</summary>
    Varied,

    /// <summary>Further parts to one that is given.</summary>
    Harmonized,
}
