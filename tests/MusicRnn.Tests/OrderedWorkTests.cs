namespace MusicRnn.Tests;

public sealed class OrderedWorkTests
{
    [Fact]
    public void GivesTheResultsInTheOrderOfTheItems() =>
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(number => number * 2),
            OrderedWork.Select(Enumerable.Range(0, 1000), number =>
            {
                Thread.SpinWait(number % 7 * 500);
                return number * 2;
            }, CancellationToken.None));

    [Fact]
    public void NeverBeginsManyBeforeTheFirstIsTaken()
    {
        var begun = 0;
        using var results = OrderedWork.Select(Enumerable.Range(0, 100_000), _ => Interlocked.Increment(ref begun), CancellationToken.None).GetEnumerator();

        results.MoveNext();

        Assert.InRange(Volatile.Read(ref begun), 1, 8 * Environment.ProcessorCount);
    }

    [Fact]
    public void ThrowsWhatTheWorkThrowsWhereItsResultIsDue()
    {
        var taken = new List<int>();

        Assert.Throws<MusicRnnException>(() =>
        {
            foreach (var number in OrderedWork.Select(Enumerable.Range(0, 10), number => number == 4 ? throw new MusicRnnException("four") : number, CancellationToken.None))
            {
                taken.Add(number);
            }
        });

        Assert.Equal([0, 1, 2, 3], taken);
    }

    [Fact]
    public void StopsWhenCancelled()
    {
        using var stop = new CancellationTokenSource();
        var taken = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in OrderedWork.Select(Enumerable.Range(0, 1_000_000), number => number, stop.Token))
            {
                taken++;
                stop.Cancel();
            }
        });

        Assert.Equal(1, taken);
    }
}
