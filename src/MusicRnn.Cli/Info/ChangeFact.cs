namespace MusicRnn.Cli.Info;

/// <summary>A meter, key or tempo and where it begins.</summary>
/// <param name="Bar">The bar it begins in, from 1; 0 is a pickup.</param>
/// <param name="Tick">The tick it begins at.</param>
/// <param name="Value">What it is.</param>
internal readonly record struct ChangeFact<T>(int Bar, int Tick, T Value);
