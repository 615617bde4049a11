using System.CommandLine;
using System.Diagnostics;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Lab;
using MusicRnn.Learning.Training;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab adding</c> and <c>musicrnn lab copy</c>: which cell remembers over a long gap.</summary>
internal sealed class MemoryTaskCommand
{
    // A loss below a tenth of what remembering nothing costs counts as solved.
    private const double SolvedShare = 0.1;

    private readonly LabOptions _options;
    private readonly Func<int, MemoryTask> _createTask;

    private MemoryTaskCommand(LabOptions options, Func<int, MemoryTask> createTask) => (_options, _createTask) = (options, createTask);

    public static Command CreateAdding() => Create(
        "adding", "The adding problem: add two marked numbers out of many.",
        new LabOptions(length: 150, steps: 20_000, learningRate: 1e-2), length => new AddingProblem(length));

    public static Command CreateCopy() => Create(
        "copy", "The copy-memory task: tell ten symbols again after a long gap.",
        new LabOptions(length: 100, steps: 8000, learningRate: 5e-3), length => new CopyMemory(length));

    private static Command Create(string name, string description, LabOptions options, Func<int, MemoryTask> createTask)
    {
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction(new MemoryTaskCommand(options, createTask).Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(_options.ThreadsOf(result));
        var length = _options.LengthOf(result);
        var task = _createTask(length);
        Terminal.Say(FormattableString.Invariant($"{task.Name}, T = {length}: remembering nothing costs {task.Baseline:f4} ({task.LossName}); solved below a tenth of it, {task.Baseline * SolvedShare:f4}."));
        var table = new Table().AddColumns("cell", "steps", "loss", "share of baseline", "solved");
        foreach (var cell in _options.CellsOf(result))
        {
            var (loss, steps, note) = Train(task, cell, result, team, interrupt.Token);
            var solved = loss < task.Baseline * SolvedShare;
            table.AddRow(cell, $"{steps}", FormattableString.Invariant($"{loss:f4}"), FormattableString.Invariant($"{loss / task.Baseline:p1}"), note ?? (solved ? "yes" : "no"));
            if (interrupt.Token.IsCancellationRequested)
            {
                break;
            }
        }

        Terminal.Results.Write(table);
        return 0;
    }

    // Stops early once the task is solved with room to spare.
    private (double Loss, long Steps, string? Note) Train(MemoryTask task, string cell, ParseResult result, WorkerTeam team, CancellationToken stop)
    {
        const double wellSolvedShare = 0.03;
        const int fewestSteps = 200;
        var run = new MemoryTaskRun(task, _options.RecurrentOf(result, cell), _options.TrainingOf(result, cell), team);
        var steps = _options.StepsOf(result);
        var sinceReport = Stopwatch.StartNew();
        try
        {
            while (run.Step < steps && !stop.IsCancellationRequested && !(run.Step > fewestSteps && run.Loss < wellSolvedShare * task.Baseline))
            {
                run.DoStep((double)run.Step / steps);
                if (sinceReport.Elapsed.TotalSeconds > 2)
                {
                    Terminal.Note(FormattableString.Invariant($"{cell}: step {run.Step} of {steps}, loss {run.Loss:f4} ({run.Loss / task.Baseline:p0} of the baseline)"));
                    sinceReport.Restart();
                }
            }

            return (run.Loss, run.Step, null);
        }
        catch (TrainingDivergedException exception)
        {
            Terminal.Note($"{cell}: {exception.Message}");
            return (run.Loss, run.Step, "diverged");
        }
    }
}
