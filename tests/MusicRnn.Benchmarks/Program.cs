using System.Globalization;
using BenchmarkDotNet.Running;
using MusicRnn.Benchmarks.Composing;
using MusicRnn.Benchmarks.Engine;
using MusicRnn.Benchmarks.Notation;
using MusicRnn.Benchmarks.Sound;

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
else if (args is ["sound", .. var fonts])
{
    SoundReport.Run(Console.Out, fonts is [var font, ..] ? font : null);
}
else if (args is ["novelty", var model])
{
    NoveltyReport.Run(Console.Out, model);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
