using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>A sound of a SoundFont as a player chooses it, made of instruments.</summary>
/// <param name="Bank">0 for the first choice of melodic sounds, 128 for drum kits.</param>
/// <param name="Program">0 to 127.</param>
/// <param name="Name">Its name.</param>
/// <param name="Zones">Which instruments play where.</param>
internal sealed record Preset(int Bank, int Program, string Name, ImmutableArray<Zone> Zones);
