namespace MusicRnn.Cli.Info;

/// <summary>How many tokens of a vocabulary are of one kind.</summary>
/// <param name="Kind">The first word of their names.</param>
/// <param name="Count">How many.</param>
internal readonly record struct TokenKindCount(string Kind, int Count);
