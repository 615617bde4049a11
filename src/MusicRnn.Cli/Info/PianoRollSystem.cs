namespace MusicRnn.Cli.Info;

/// <summary>One row of a piano roll.</summary>
/// <param name="Top">Its upper edge, in points.</param>
/// <param name="FirstBar">The index of its first bar.</param>
/// <param name="Bars">How many bars it has.</param>
/// <param name="Start">The tick at which it begins.</param>
/// <param name="End">The tick at which it ends.</param>
internal readonly record struct PianoRollSystem(float Top, int FirstBar, int Bars, int Start, int End);
