using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>All tempo changes of a piece, and the conversion between ticks and seconds that they define.</summary>
public sealed class TempoMap : IEquatable<TempoMap>
{
    /// <summary>120 quarters a minute, which holds before the first change (Standard MIDI Files 1.0, Set Tempo).</summary>
    public const int DefaultMicrosecondsPerQuarter = 500_000;

    private const double MicrosecondsInSecond = 1e6;

    /// <summary>The map without changes: 120 quarters a minute throughout.</summary>
    public static TempoMap Default { get; } = new([]);

    /// <summary>Creates the map; the changes are sorted by tick, and of several at one tick the last one holds.</summary>
    public TempoMap(IEnumerable<TempoChange> changes)
    {
        Changes = TickOrder.LastAtEach([.. changes], change => change.Tick);
    }

    /// <summary>The changes in order of tick, at most one at each.</summary>
    public ImmutableArray<TempoChange> Changes { get; }

    /// <summary>The tempo that holds at a tick, in microseconds a quarter note.</summary>
    public int MicrosecondsPerQuarterAt(int tick)
    {
        var current = DefaultMicrosecondsPerQuarter;
        foreach (var change in Changes)
        {
            if (change.Tick > tick)
            {
                break;
            }

            current = change.MicrosecondsPerQuarter;
        }

        return current;
    }

    /// <summary>The time of a tick, in seconds from the start of the piece.</summary>
    public double SecondsAt(int tick, int ticksPerQuarter)
    {
        var microseconds = 0.0;
        var previousTick = 0;
        var tempo = DefaultMicrosecondsPerQuarter;
        foreach (var change in Changes)
        {
            if (change.Tick >= tick)
            {
                break;
            }

            microseconds += (double)(change.Tick - previousTick) * tempo / ticksPerQuarter;
            previousTick = change.Tick;
            tempo = change.MicrosecondsPerQuarter;
        }

        microseconds += (double)(tick - previousTick) * tempo / ticksPerQuarter;
        return microseconds / MicrosecondsInSecond;
    }

    /// <inheritdoc/>
    public bool Equals(TempoMap? other) => other is not null && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TempoMap);

    /// <inheritdoc/>
    public override int GetHashCode() => Changes.Length == 0 ? 0 : HashCode.Combine(Changes.Length, Changes[0], Changes[^1]);
}
