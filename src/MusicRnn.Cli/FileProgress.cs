using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace MusicRnn.Cli;

/// <summary>Shows how work on many files gets on: a bar on a terminal, else a line every few seconds; both with the time left.</summary>
internal sealed class FileProgress
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    private readonly string _what;
    private readonly int _count;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _lastLine;
    private int _done;
    private ProgressTask? _task;

    private FileProgress(string what, int count) => (_what, _count) = (what, count);

    /// <summary>Does the work inside the display.</summary>
    /// <param name="what">What is done: <c>reading</c>.</param>
    /// <param name="count">The number of files.</param>
    /// <param name="work">The work, which tells of each file that is done.</param>
    public static void Show(string what, int count, Action<FileProgress> work) => Show(what, count, display =>
    {
        work(display);
        return true;
    });

    /// <summary>Does work that has a result inside the display.</summary>
    public static TResult Show<TResult>(string what, int count, Func<FileProgress, TResult> work)
    {
        var display = new FileProgress(what, count);
        return !Terminal.HasProgressBar
            ? work(display)
            : Terminal.Progress.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    display._task = context.AddTask(what, maxValue: Math.Max(1, count));
                    return work(display);
                });
    }

    /// <summary>One file more is done.</summary>
    public void Advance()
    {
        _done++;
        if (_task is not null)
        {
            _task.Value = _done;
            _task.Description = string.Create(CultureInfo.InvariantCulture, $"{_what} {_done} of {_count}");
        }
        else if (_watch.Elapsed - _lastLine >= LineInterval)
        {
            _lastLine = _watch.Elapsed;
            var left = _watch.Elapsed / _done * (_count - _done);
            Terminal.Note($"{_what}: {_done} of {_count} files, {left:h\\:mm\\:ss} left");
        }
    }

    /// <summary>Says a line about a file on the standard error, above the bar if there is one.</summary>
    public void Tell(string line)
    {
        if (_task is null)
        {
            Terminal.Note(line);
        }
        else
        {
            Terminal.Progress.WriteLine(line);
        }
    }
}
