using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace MusicRnn.Music;

/// <summary>Puts changes in order. Readers deliver them nearly always in order already, at times by the million.</summary>
internal static class TickOrder
{
    /// <summary>The changes in order of tick; those at one tick keep their order.</summary>
    public static ImmutableArray<T> Of<T>(ImmutableArray<T> changes, Func<T, int> tickOf)
    {
        for (var index = 1; index < changes.Length; index++)
        {
            if (tickOf(changes[index]) < tickOf(changes[index - 1]))
            {
                return [.. changes.OrderBy(tickOf)];
            }
        }

        return changes;
    }

    /// <summary>The changes in order of tick; of several at one tick, only the last.</summary>
    public static ImmutableArray<T> LastAtEach<T>(ImmutableArray<T> changes, Func<T, int> tickOf)
    {
        var inOrder = Of(changes, tickOf);
        var count = 0;
        for (var index = 0; index < inOrder.Length; index++)
        {
            count += IsLast(index) ? 1 : 0;
        }

        if (count == inOrder.Length)
        {
            return inOrder;
        }

        var last = new T[count];
        var place = 0;
        for (var index = 0; index < inOrder.Length; index++)
        {
            if (IsLast(index))
            {
                last[place++] = inOrder[index];
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(last);

        bool IsLast(int index) => index + 1 == inOrder.Length || tickOf(inOrder[index + 1]) != tickOf(inOrder[index]);
    }
}
