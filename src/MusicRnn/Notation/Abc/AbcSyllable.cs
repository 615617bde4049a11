namespace MusicRnn.Notation.Abc;

/// <summary>A syllable of a verse, counted from 0.</summary>
internal readonly record struct AbcSyllable(int Verse, string Text);
