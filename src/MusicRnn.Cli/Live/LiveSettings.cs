namespace MusicRnn.Cli.Live;

/// <summary>How music is composed and played without end.</summary>
/// <param name="Name">What the files are called after.</param>
/// <param name="Save">Where everything that was played is saved.</param>
/// <param name="DurationSeconds">After how many seconds it ends; null means by a key.</param>
/// <param name="SampleRate">Frames a second.</param>
internal sealed record LiveSettings(string Name, string Save, double? DurationSeconds, int SampleRate);
