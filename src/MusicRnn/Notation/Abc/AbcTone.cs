namespace MusicRnn.Notation.Abc;

/// <summary>A note as it is written, before key and bar say what it sounds like.</summary>
/// <param name="Degree">Letters up from middle C: 0 is <c>C</c>, 7 is <c>c</c>, -7 is <c>C,</c>.</param>
/// <param name="Accidental">The accidental before it in semitones; null where there is none, 0 for a natural.</param>
/// <param name="Length">Its length in unit note lengths.</param>
/// <param name="IsTied">Whether a tie follows it.</param>
/// <param name="Position">Where it stands.</param>
internal readonly record struct AbcTone(int Degree, int? Accidental, AbcLength Length, bool IsTied, AbcPosition Position);
