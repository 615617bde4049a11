using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>A piece as it is learned once.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="IsTransposed">Whether they tell it in another key than its own.</param>
/// <param name="Told">What the network is told of it.</param>
internal readonly record struct DrawnSequence(int[] Tokens, bool IsTransposed, ControlValues Told);
