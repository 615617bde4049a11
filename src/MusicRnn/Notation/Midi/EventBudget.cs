namespace MusicRnn.Notation.Midi;

/// <summary>Bounds how many events a file may have, and with them the memory that reading it takes.</summary>
internal sealed class EventBudget
{
    /// <summary>
    /// The most events: two million notes, a hundred times the longest real performance.
    /// </summary>
    public const int MostEvents = 4 << 20;

    /// <summary>How many more may be read.</summary>
    public int Left { get; set; } = MostEvents;
}
