using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace MusicRnn.Cli;

/// <summary>Shows the share of a long piece of work that is done: a bar on a terminal, else a line every few seconds.</summary>
internal sealed class ShareProgress : IProgress<double>
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    private readonly string _what;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _lastLine;
    private ProgressTask? _task;

    private ShareProgress(string what) => _what = what;

    /// <summary>Does the work inside the display.</summary>
    /// <param name="what">What is done: <c>rendering</c>.</param>
    /// <param name="work">The work, which tells the share that is done, 0 to 1.</param>
    public static TResult Show<TResult>(string what, Func<IProgress<double>, TResult> work)
    {
        var display = new ShareProgress(what);
        return !Terminal.HasProgressBar
            ? work(display)
            : Terminal.Progress.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new RemainingTimeColumn())
                .Start(context =>
                {
                    display._task = context.AddTask(what, maxValue: 1);
                    return work(display);
                });
    }

    /// <inheritdoc/>
    public void Report(double value)
    {
        if (_task is not null)
        {
            _task.Value = value;
        }
        else if (_watch.Elapsed - _lastLine >= LineInterval && value > 0)
        {
            _lastLine = _watch.Elapsed;
            Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{_what}: {100 * value:F0} %, {_watch.Elapsed / value * (1 - value):h\\:mm\\:ss} left"));
        }
    }
}
