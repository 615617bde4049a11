namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Something that stands between the notes of a measure: a chord symbol, or a field in brackets.</summary>
/// <param name="Offset">Where, from the start of the measure.</param>
/// <param name="Text">As it is written.</param>
/// <param name="Key">Whether it changes the key.</param>
internal readonly record struct AbcMark(long Offset, string Text, Music.Key? Key = null);
