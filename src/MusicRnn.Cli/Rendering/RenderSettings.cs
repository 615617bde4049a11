using MusicRnn.Audio;

namespace MusicRnn.Cli.Rendering;

/// <summary>How pieces become sound files.</summary>
/// <param name="Audio">How they are played.</param>
/// <param name="Format">How samples are written.</param>
/// <param name="Accompany">Whether chord symbols are played too.</param>
/// <param name="Piece">Which piece of a file, counted from 1; null means all.</param>
/// <param name="Spectrogram">Where a picture of the sound goes; null means none.</param>
internal sealed record RenderSettings(AudioOptions Audio, WavSampleFormat Format, bool Accompany, int? Piece, string? Spectrogram);
