namespace MusicRnn.Audio.SoundFonts;

/// <summary>How a controller's way is bent (SoundFont 2.04, section 8.2.4), by their numbers there.</summary>
internal enum ModulatorCurve
{
    Linear = 0,
    Concave = 1,
    Convex = 2,
    Switch = 3,
}
