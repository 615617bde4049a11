using BenchmarkDotNet.Running;
using MusicRnn.Benchmarks.Engine;

if (args is ["engine", ..])
{
    EngineReport.Run(Console.Out, args is [_, "quick"] ? 1 : EngineReport.UsualRounds);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
