namespace MusicRnn.Tokens;

/// <summary>A symbol of a bar.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Symbol">Its number.</param>
internal readonly record struct BarSymbol(BarPlace Place, int Symbol);
