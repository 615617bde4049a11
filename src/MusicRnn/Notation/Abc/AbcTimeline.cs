namespace MusicRnn.Notation.Abc;

/// <summary>Values that stand at moments of written time, in order; several at one moment keep the order of the text.</summary>
internal sealed class AbcTimeline<T>
{
    private List<(long Time, T Value)> entries = [];
    private bool isInOrder = true;

    public IReadOnlyList<(long Time, T Value)> Entries => InOrder();

    public void Add(long time, T value)
    {
        // Voices may come one after the other, each from the start: sorting once costs less than inserting.
        isInOrder &= entries.Count == 0 || entries[^1].Time <= time;
        entries.Add((time, value));
    }

    /// <summary>The index of the last entry that is not later than a time; -1 if there is none.</summary>
    public int IndexAt(long time) => CountUntil(time) - 1;

    /// <summary>The entries from a time up to, but not at, another.</summary>
    public IEnumerable<(long Time, T Value)> Between(long start, long end)
    {
        for (var index = CountUntil(start - 1); index < entries.Count && entries[index].Time < end; index++)
        {
            yield return entries[index];
        }
    }

    private List<(long Time, T Value)> InOrder()
    {
        if (!isInOrder)
        {
            entries = [.. entries.OrderBy(entry => entry.Time)];
            isInOrder = true;
        }

        return entries;
    }

    private int CountUntil(long time)
    {
        var low = 0;
        var high = InOrder().Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Time <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
