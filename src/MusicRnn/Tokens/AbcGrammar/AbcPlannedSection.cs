namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>A section of a tune as it is to be written.</summary>
/// <param name="Bars">Its bars, with those of the first ending.</param>
/// <param name="IsRepeated">Whether it is repeated.</param>
/// <param name="EndingBars">The bars of each of its two endings; 0 without.</param>
/// <param name="Source">The number of the section whose beginning it has; -1 if it is new.</param>
/// <param name="CopiedBars">How many bars it has of that one.</param>
internal sealed record AbcPlannedSection(int Bars, bool IsRepeated, int EndingBars, int Source, int CopiedBars);
