namespace MusicRnn.Tokens;

/// <summary>The text of a piece with a name by which it can be told from others, such as file and number in it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The text, in a notation.</param>
public sealed record NamedText(string Name, string Text);
