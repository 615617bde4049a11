namespace MusicRnn.Audio.Synthesis;

/// <summary>What a bank is asked for.</summary>
/// <param name="Bank">The variation that controller 0 chose; 0 is the usual sound.</param>
/// <param name="Program">The program, or the drum kit.</param>
/// <param name="Key">The key.</param>
/// <param name="Velocity">The force, 1 to 127.</param>
/// <param name="IsPercussion">Whether it is a drum.</param>
internal readonly record struct NoteChoice(int Bank, int Program, int Key, int Velocity, bool IsPercussion);
