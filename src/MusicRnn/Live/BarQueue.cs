using System.Collections.Immutable;

namespace MusicRnn.Live;

/// <summary>
/// The bars that wait to be played. One thread plays and takes them, without waiting or allocating; another adds, and may replace
/// what was not yet taken.
/// </summary>
internal sealed class BarQueue
{
    private Node? _first;

    /// <summary>The bar that will be taken next; null if none is ready.</summary>
    public LiveBar? Next => Volatile.Read(ref _first)?.Bar;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            for (var node = Volatile.Read(ref _first); node is not null; node = node.Rest)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>All that wait, the next one first.</summary>
    public ImmutableArray<LiveBar> ToArray()
    {
        var bars = ImmutableArray.CreateBuilder<LiveBar>();
        for (var node = Volatile.Read(ref _first); node is not null; node = node.Rest)
        {
            bars.Add(node.Bar);
        }

        return bars.DrainToImmutable();
    }

    /// <summary>Takes the next bar; null if none is ready.</summary>
    public LiveBar? Take()
    {
        while (true)
        {
            if (Volatile.Read(ref _first) is not { } first)
            {
                return null;
            }

            if (Interlocked.CompareExchange(ref _first, first.Rest, first) == first)
            {
                return first.Bar;
            }
        }
    }

    /// <summary>Adds a bar behind all others.</summary>
    public void Add(LiveBar bar)
    {
        while (true)
        {
            var first = Volatile.Read(ref _first);
            if (Interlocked.CompareExchange(ref _first, Joined(first, new Node(bar, null)), first) == first)
            {
                return;
            }
        }
    }

    /// <summary>Puts others in the place of all that wait.</summary>
    public void Replace(ImmutableArray<LiveBar> bars) => Interlocked.Exchange(ref _first, ChainOf(bars));

    /// <summary>Puts others in the place of all that wait if the next one is still this; returns whether it was.</summary>
    public bool TryReplace(LiveBar? next, ImmutableArray<LiveBar> bars)
    {
        var first = Volatile.Read(ref _first);
        return first?.Bar == next && Interlocked.CompareExchange(ref _first, ChainOf(bars), first) == first;
    }

    private static Node? ChainOf(ImmutableArray<LiveBar> bars)
    {
        Node? chain = null;
        for (var index = bars.Length - 1; index >= 0; index--)
        {
            chain = new Node(bars[index], chain);
        }

        return chain;
    }

    private static Node Joined(Node? first, Node last) => first is null ? last : new Node(first.Bar, Joined(first.Rest, last));

    private sealed record Node(LiveBar Bar, Node? Rest);
}
