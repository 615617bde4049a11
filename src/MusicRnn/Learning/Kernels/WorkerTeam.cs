using System.Runtime.ExceptionServices;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// A fixed team of threads that all run the same code, each on its own share of the numbers, and meet at barriers. The
/// calling thread is member 0; the others sleep between two runs.
/// </summary>
public sealed class WorkerTeam : IDisposable
{
    // Some microseconds, longer than members usually wait for one another; then the processor is offered to others.
    private const int SpinsBeforeYielding = 4000;

    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _starts;
    private readonly CountdownEvent _finished;
    private Action<Worker> _work = _ => { };
    private volatile Exception? _failure;
    private volatile int _meeting;
    private volatile bool _closing;
    private int _arrived;

    /// <summary>Creates a team of <paramref name="count"/> members, 1 or more. More than there are processors only wait for one another.</summary>
    public WorkerTeam(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _finished = new CountdownEvent(count);
        _starts = [.. Enumerable.Range(1, count - 1).Select(_ => new SemaphoreSlim(0))];
        _threads = [.. Enumerable.Range(1, count - 1).Select(StartThread)];
    }

    /// <summary>The number of members.</summary>
    public int Count { get; }

    /// <summary>
    /// Lets every member do the work once and waits for all. An exception in one of them ends the others at their next
    /// meeting and is thrown here.
    /// </summary>
    public void Run(Action<Worker> work)
    {
        ObjectDisposedException.ThrowIf(_closing, this);
        _work = work;
        _failure = null;
        _arrived = 0;
        _finished.Reset();
        foreach (var start in _starts)
        {
            start.Release();
        }

        DoWork(0);
        _finished.Wait();
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Waits until all members have come here.</summary>
    public void Meet()
    {
        var meeting = _meeting;
        if (Interlocked.Increment(ref _arrived) == Count)
        {
            _arrived = 0;
            _meeting = meeting + 1;
            return;
        }

        for (var spins = 0; _meeting == meeting; spins++)
        {
            if (_failure is not null)
            {
                throw new OperationCanceledException("Another member of the team has failed.");
            }

            if (spins < SpinsBeforeYielding)
            {
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        if (_closing)
        {
            return;
        }

        _closing = true;
        for (var member = 0; member < _threads.Length; member++)
        {
            _starts[member].Release();
            _threads[member].Join();
            _starts[member].Dispose();
        }

        _finished.Dispose();
    }

    private Thread StartThread(int index)
    {
        var thread = new Thread(() => Serve(index)) { IsBackground = true, Name = $"MusicRnn worker {index}" };
        thread.Start();
        return thread;
    }

    private void Serve(int index)
    {
        while (true)
        {
            _starts[index - 1].Wait();
            if (_closing)
            {
                return;
            }

            DoWork(index);
        }
    }

    private void DoWork(int index)
    {
        try
        {
            _work(new Worker(this, index));
        }
        catch (Exception exception)
        {
            // The first failure is the cause; those of the others only follow from it.
            Interlocked.CompareExchange(ref _failure, exception, null);
        }

        _finished.Signal();
    }
}
