using System.Globalization;
using BenchmarkDotNet.Running;
using MusicRnn.Benchmarks.Engine;
using MusicRnn.Benchmarks.Notation;

if (args is ["engine", ..])
{
    EngineReport.Run(
        Console.Out,
        args is [_, var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : EngineReport.UsualRounds,
        args is [_, _, var part] ? part : null);
}
else if (args is ["notation", .. var rest])
{
    NotationReport.Run(Console.Out, rest is [var folder, ..] ? folder : "midi-samples");
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
