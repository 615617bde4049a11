namespace MusicRnn.Notation.MusicXml;

/// <summary>A tempo as it is written.</summary>
/// <param name="QuartersPerMinute">The tempo; null where it is given only in proportion to the one before.</param>
/// <param name="Proportion">How much faster than before the quarter notes go.</param>
/// <param name="IsSound">Whether it is the playback's own tempo, which goes before the printed one.</param>
internal readonly record struct TempoMark(double? QuartersPerMinute, double Proportion, bool IsSound);
