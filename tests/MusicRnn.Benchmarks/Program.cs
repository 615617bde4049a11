using System.Globalization;
using BenchmarkDotNet.Running;
using MusicRnn.Benchmarks.Engine;

if (args is ["engine", ..])
{
    EngineReport.Run(
        Console.Out,
        args is [_, var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : EngineReport.UsualRounds,
        args is [_, _, var part] ? part : null);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
