using System.Runtime.InteropServices;

namespace MusicRnn.Tokens.Controls;

/// <summary>A chord from some place on, as a network is told it.</summary>
/// <param name="Bar">The bar, from 0; -1 is a pickup.</param>
/// <param name="Share">At which share of the bar it begins, from 0.</param>
/// <param name="Shares">How many equal shares the bar has, 1 or more.</param>
/// <param name="Chord">The chord, as <c>ChordClasses</c> counts them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ToldChord(int Bar, byte Share, byte Shares, byte Chord);
