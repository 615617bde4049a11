using System.Diagnostics;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>
/// Several kinds of work measured in turn, round after round, so that what slows the machine slows all of them. Samples
/// in which other processes used the processors are left out, as long as any are left.
/// </summary>
internal sealed class Contest
{
    // A twentieth of one processor: what a machine does that has nothing to do.
    private const double QuietShare = 0.05;

    // Lets the threads of the work before fall asleep, which wait for more in a loop.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly List<(string Name, Func<double> Measure, List<Sample> Samples)> _entries = [];

    /// <summary>Adds work; <paramref name="measure"/> does it and returns its speed.</summary>
    public void Add(string name, Func<double> measure) => _entries.Add((name, measure, []));

    /// <summary>Measures all, after a first round that only warms them up.</summary>
    public void Run(int rounds, Process? child)
    {
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (_, measure, samples) in _entries)
            {
                Thread.Sleep(Pause);
                var before = ProcessorTime.Now(child);
                var start = Stopwatch.GetTimestamp();
                var speed = measure();
                var others = ProcessorTime.Now(child).Others - before.Others;
                if (round > 0)
                {
                    samples.Add(new Sample(speed, others / Stopwatch.GetElapsedTime(start).TotalSeconds));
                }
            }
        }
    }

    /// <summary>The median speed of one kind of work.</summary>
    public double this[string name]
    {
        get
        {
            var samples = _entries.First(entry => entry.Name == name).Samples;
            var quiet = samples.Where(sample => sample.OthersShare < QuietShare).ToList();
            var counted = (quiet.Count > 0 ? quiet : [.. samples.OrderBy(sample => sample.OthersShare).Take((samples.Count + 1) / 2)])
                .Select(sample => sample.Speed).Order().ToArray();
            return (counted[(counted.Length - 1) / 2] + counted[counted.Length / 2]) / 2;
        }
    }

    /// <summary>How many samples were quiet, of how many.</summary>
    public string Quiet
    {
        get
        {
            var samples = _entries.SelectMany(entry => entry.Samples).ToArray();
            return FormattableString.Invariant($"{samples.Count(sample => sample.OthersShare < QuietShare)}/{samples.Length}");
        }
    }

    private readonly record struct Sample(double Speed, double OthersShare);
}
