using System.Diagnostics;
using System.Globalization;
using MusicRnn.Composing;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary>Shows how a training run gets on: a bar on a terminal, else a line every few seconds.</summary>
internal sealed class TrainingDisplay
{
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();
    private ProgressTask? _task;

    /// <summary>Runs the training inside the display.</summary>
    public static T Show<T>(Func<TrainingDisplay, T> train)
    {
        var display = new TrainingDisplay();
        if (!Terminal.HasProgressBar)
        {
            return train(display);
        }

        return Terminal.Progress.Progress()
            .Columns(new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                display._task = context.AddTask("starting", maxValue: 1);
                return train(display);
            });
    }

    /// <summary>Shows the present standing, unless the last one was shown a moment ago.</summary>
    public void Report(TrainingProgress progress)
    {
        if (_sinceLast.Elapsed < (_task is null ? LineInterval : RefreshInterval) && progress.Done < 1)
        {
            return;
        }

        _sinceLast.Restart();
        if (_task is null)
        {
            Terminal.Note($"{progress.Done.ToString("p0", CultureInfo.InvariantCulture)}  {Describe(progress)}");
            return;
        }

        _task.Value = progress.Done;
        _task.Description = Markup.Escape(Describe(progress));
    }

    private static string Describe(TrainingProgress progress)
    {
        var validation = progress.ValidationNatsPerUnit is { } nats ? FormattableString.Invariant($"validation {nats:f3} (best {progress.BestValidationNatsPerUnit:f3})") : "validation -";
        var left = progress.SecondsLeft is { } seconds ? $"{TimeSpan.FromSeconds(seconds):h\\:mm\\:ss} left" : "until it no longer improves";
        return FormattableString.Invariant(
            $"step {progress.Step}, epoch {progress.Epochs:f1}, {progress.TokensPerSecond:n0} tokens/s, nats a unit: training {progress.TrainingNatsPerUnit:f3}, {validation}, {left}");
    }
}
