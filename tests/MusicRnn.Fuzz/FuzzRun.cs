using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Random;
using MusicRnn.Notation;

namespace MusicRnn.Fuzz;

/// <summary>Gives many damaged inputs to the reader of one format. The same seed gives the same inputs, each by its number.</summary>
public sealed class FuzzRun
{
    // Writing and reading back takes longer than reading: not every piece is worth it.
    private const int InputsBetweenWrites = 64;
    private const int MostFailuresKept = 20;
    private const int NumbersBetweenSeeds = 1_000_003; // a prime, so that neighbouring seeds share no inputs

    private readonly INotationFormat _format;
    private readonly int _seed;
    private readonly TextWriter _output;
    private readonly Mutator _mutator;
    private readonly Trial _trial;

    /// <summary>Prepares a run.</summary>
    /// <param name="format">The format whose reader is tried.</param>
    /// <param name="seed">Which inputs are made.</param>
    /// <param name="output">Where failures are told.</param>
    public FuzzRun(INotationFormat format, int seed, TextWriter output)
    {
        _format = format;
        _seed = seed;
        _output = output;
        _trial = new Trial(format);
        _mutator = new Mutator(SeedFiles.Of(format), SeedFiles.TokensOf(format.Name));
    }

    /// <summary>Tries this many inputs; returns how many failed.</summary>
    public int Run(int inputs)
    {
        var watch = Stopwatch.StartNew();
        var (failures, read) = (0, 0);
        using var current = new CurrentInput(KeptPath("current"), hung => KeepHung(hung));
        for (var number = 0; number < inputs; number++)
        {
            current.Set(number);
            var input = InputOf(number);
            var writes = number % InputsBetweenWrites == 0;
            var failure = _trial.Run(input, writes);

            // The first run of a path compiles it, and memory is collected at times: only what is slow twice is slow.
            failure = failure is null ? null : _trial.Run(input, writes);
            read += _trial.WasRead ? 1 : 0;
            if (failure is not null && ++failures <= MostFailuresKept)
            {
                _output.WriteLine($"{Keep(number, input)}: {failure}");
            }
        }

        var speed = inputs / watch.Elapsed.TotalSeconds;
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_format.Name}: {inputs} inputs, {read} read, {failures} failed ({speed:f0} a second)"));
        return failures;
    }

    private byte[] InputOf(int number) =>
        _mutator.Make(new Xoshiro256StarStar(unchecked((_seed * NumbersBetweenSeeds) + number), threadSafe: false));

    private void KeepHung(int number)
    {
        _output.WriteLine($"{Keep(number, InputOf(number))}: does not end");
        _output.Flush();
    }

    private string Keep(int number, byte[] input)
    {
        var path = KeptPath($"{_seed}-{number}{_format.Extensions[0]}");
        File.WriteAllBytes(path, input);
        return path;
    }

    private string KeptPath(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine("artifacts", "fuzz"));
        return Path.Combine(folder.FullName, $"{_format.Name}-{name}");
    }
}
