using MusicRnn.Audio;

namespace MusicRnn.Cli.Playing;

/// <summary>How pieces are played through the loudspeaker.</summary>
/// <param name="Audio">How they sound; their gain is measured unless they begin at once.</param>
/// <param name="Output">The name of the output; null means the first that can be opened.</param>
/// <param name="StartSeconds">Where the first piece begins.</param>
/// <param name="DurationSeconds">After how many seconds all ends; null means with the last piece.</param>
/// <param name="BeginsAtOnce">Whether the level is not measured beforehand.</param>
internal sealed record PlaySettings(AudioOptions Audio, string? Output = null, double StartSeconds = 0, double? DurationSeconds = null, bool BeginsAtOnce = false);
