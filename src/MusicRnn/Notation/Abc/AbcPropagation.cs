namespace MusicRnn.Notation.Abc;

/// <summary>How far an accidental reaches within its bar (ABC 2.1, section 11.3).</summary>
internal enum AbcPropagation
{
    /// <summary>To the same letter in every octave, which is the standard's default.</summary>
    Pitch,

    /// <summary>To the same letter in the same octave.</summary>
    Octave,

    /// <summary>To its own note only.</summary>
    Not,
}
