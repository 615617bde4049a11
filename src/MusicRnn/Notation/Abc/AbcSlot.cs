namespace MusicRnn.Notation.Abc;

/// <summary>A note or chord that a syllable can be sung to.</summary>
/// <param name="Time">Where it begins, in written time.</param>
/// <param name="Bar">The bar it stands in, counted by the bar lines before it.</param>
internal readonly record struct AbcSlot(long Time, int Bar);
