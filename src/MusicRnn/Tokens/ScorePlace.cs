using System.Runtime.InteropServices;

namespace MusicRnn.Tokens;

/// <summary>A place in a score.</summary>
/// <param name="Bar">The bar, from 0; -1 is a pickup.</param>
/// <param name="Offset">How far after the bar line, in units of the tokens' grid.</param>
/// <param name="BarLength">How long the bar is, in the same units.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScorePlace(int Bar, int Offset, int BarLength);
