namespace MusicRnn.Music;

/// <summary>The tempo that holds from a tick on.</summary>
/// <param name="Tick">Where it begins.</param>
/// <param name="MicrosecondsPerQuarter">The length of a quarter note, 1 to 16777215 microseconds, as MIDI files store it.</param>
public readonly record struct TempoChange(int Tick, int MicrosecondsPerQuarter)
{
    private const double MicrosecondsInMinute = 60e6;

    /// <summary>The tempo as musicians write it.</summary>
    public double QuartersPerMinute => MicrosecondsInMinute / MicrosecondsPerQuarter;

    /// <summary>A tempo from quarter notes a minute, rounded to whole microseconds a quarter.</summary>
    public static TempoChange FromQuartersPerMinute(int tick, double quartersPerMinute) =>
        new(tick, (int)Math.Round(MicrosecondsInMinute / quartersPerMinute));
}
