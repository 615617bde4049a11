using System.CommandLine;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Lab;
using ScottPlot;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn lab gradient-flow</c>: how far back in time the gradient of each cell reaches, as a table and a picture.</summary>
internal sealed class GradientFlowCommand
{
    private const int PictureWidth = 1100;
    private const int PictureHeight = 650;

    // Below this a float's share in a weight's change is nothing; it keeps the logarithm finite.
    private const double LeastNorm = 1e-30;

    private static readonly int[] PrintedDistances = [0, 1, 2, 5, 10, 20, 50, 100, 149, 199, 299];

    private readonly LabOptions _options = new(length: 150, steps: 1000, learningRate: 2e-3);
    private readonly System.CommandLine.Option<string> _output = new("--output", "-o") { Description = "The picture to write.", DefaultValueFactory = _ => Path.Combine("output", "gradient-flow.png"), HelpName = "FILE" };

    public static Command Create()
    {
        var flow = new GradientFlowCommand();
        var command = new Command("gradient-flow", "How far back in time the gradient of each cell reaches, at the start and after training.");
        flow._options.AddTo(command);
        command.Options.Add(flow._output);
        command.SetAction(flow.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(_options.ThreadsOf(result));
        var length = _options.LengthOf(result);
        var distances = DistancesToPrint(length);
        Terminal.Say("Powers of ten of the norm of the gradient with respect to the state, relative to the last step, by distance in time from it:");
        var table = new Spectre.Console.Table().AddColumn(new TableColumn("distance").NoWrap());
        table.AddColumns([.. distances.Select(distance => new TableColumn($"{distance}").RightAligned().NoWrap())]);
        using var plot = new Plot();
        foreach (var (index, cell) in _options.CellsOf(result).Index())
        {
            var color = plot.Add.Palette.GetColor(index);
            var experiment = new GradientFlowExperiment(length, _options.RecurrentOf(result, cell), _options.TrainingOf(result, cell), team);
            AddAll(", start", LinePattern.Dashed);
            Terminal.Note($"{cell}: training for {_options.StepsOf(result)} steps");
            experiment.Train(_options.StepsOf(result), interrupt.Token);
            AddAll(", trained", LinePattern.Solid);
            interrupt.Token.ThrowIfCancellationRequested();

            void AddAll(string moment, LinePattern pattern)
            {
                var atLoss = experiment.NormsByDistance()[0];
                for (var plane = 0; plane < experiment.Planes; plane++)
                {
                    var name = experiment.Planes == 1 ? cell : plane == 0 ? $"{cell} output" : $"{cell} cell state";
                    Add(table, plot, name + moment, experiment.NormsByDistance(plane), atLoss, distances, plane == 0 ? color : color.Lighten(0.4), pattern);
                }
            }
        }

        Terminal.Results.Write(table);
        var path = result.GetRequiredValue(_output);
        Draw(plot, path);
        Terminal.Say($"Wrote {path}: the norm of the gradient of the loss with respect to the hidden state, against the distance in time.");
        return 0;
    }

    private static int[] DistancesToPrint(int length) => [.. PrintedDistances.Where(distance => distance < length)];

    private static void Add(Spectre.Console.Table table, Plot plot, string name, double[] norms, double atLoss, int[] distances, ScottPlot.Color color, LinePattern pattern)
    {
        // The cell state of the last step shows in that step's output alone: nothing comes back to it from later ones.
        table.AddRow([name, .. distances.Select(distance => norms[distance] == 0 ? "-" : FormattableString.Invariant($"{Math.Log10(norms[distance] / atLoss):f1}"))]);
        var points = Enumerable.Range(0, norms.Length).Where(distance => norms[distance] > LeastNorm).ToArray();
        var line = plot.Add.SignalXY([.. points.Select(distance => (double)distance)], [.. points.Select(distance => Math.Log10(norms[distance]))]);
        line.LegendText = name;
        line.LineWidth = 2;
        line.LinePattern = pattern;
        line.Color = color;
    }

    private static void Draw(Plot plot, string path)
    {
        plot.Title("Gradient of the loss with respect to the hidden state");
        plot.XLabel("distance in time from the loss, steps");
        plot.YLabel("norm, power of ten");
        plot.ShowLegend(Alignment.LowerLeft);
        AtomicFile.Write(path, stream => stream.Write(plot.GetImage(PictureWidth, PictureHeight).GetImageBytes()));
    }
}
