using MusicRnn.Audio;

namespace MusicRnn.Cli.Playing;

/// <summary>How pieces are played through the loudspeaker.</summary>
/// <param name="Audio">How they sound; their gain is measured unless they begin at once.</param>
/// <param name="Output">The name of the output; null means the first that can be opened.</param>
/// <param name="StartSeconds">Where the first piece begins.</param>
/// <param name="DurationSeconds">After how many seconds all ends; null means with the last piece.</param>
/// <param name="BeginsAtOnce">Whether the level is not measured at all.</param>
/// <param name="IsMeasuredFirst">Whether the level of the whole is measured before anything is heard, so that a long piece too is heard sample for sample as 'render' writes it.</param>
internal sealed record PlaySettings(AudioOptions Audio, string? Output = null, double StartSeconds = 0, double? DurationSeconds = null, bool BeginsAtOnce = false, bool IsMeasuredFirst = false);
