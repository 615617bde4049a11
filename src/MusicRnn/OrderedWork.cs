namespace MusicRnn;

/// <summary>Does a piece of work for each of many items on all processor cores, and gives the results in the order of the items.</summary>
public static class OrderedWork
{
    // So many items for each core are begun before the first one must be finished: enough that a slow one does not keep
    // the others waiting, few enough that results do not pile up in memory.
    private const int ItemsForEachCore = 8;

    /// <summary>
    /// The results one after another, each given as soon as it and those before it are there. Not more than a few are kept
    /// at a time, however many items there are. What the work throws is thrown where its result is due.
    /// </summary>
    /// <param name="items">What is worked on.</param>
    /// <param name="work">The work; called from several threads at once.</param>
    /// <param name="cancellation">Stops the work: <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<TResult> Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, CancellationToken cancellation)
    {
        var most = ItemsForEachCore * Environment.ProcessorCount;
        var begun = new Queue<Task<TResult>>();
        try
        {
            foreach (var item in items)
            {
                cancellation.ThrowIfCancellationRequested();
                begun.Enqueue(Task.Run(() => work(item), cancellation));
                if (begun.Count == most)
                {
                    yield return begun.Dequeue().GetAwaiter().GetResult();
                }
            }

            while (begun.TryDequeue(out var next))
            {
                yield return next.GetAwaiter().GetResult();
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            // Nothing goes on behind the back of whoever leaves early; what went wrong there is of no use to anyone.
            Task.WhenAll(begun).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }
}
