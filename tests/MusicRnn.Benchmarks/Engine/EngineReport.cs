using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>The engine's speed in one run, as tables in Markdown.</summary>
internal sealed class EngineReport
{
    public const int UsualRounds = 7;

    private const int MostThreads = 2;

    private readonly TextWriter _output;
    private readonly int _rounds;
    private readonly WorkerTeam _team;
    private readonly PyTorchPeer? _peer;

    private EngineReport(TextWriter output, int rounds, WorkerTeam team, PyTorchPeer? peer)
    {
        _output = output;
        _rounds = rounds;
        _team = team;
        _peer = peer;
    }

    /// <summary>The parts of the report, by the names that choose them.</summary>
    private static readonly (string Name, Action<EngineReport> Tell)[] Parts =
    [
        ("training", report => report.TellTraining()),
        ("sampling", report => report.TellSampling()),
        ("products", report => report.TellProducts()),
    ];

    /// <summary>Measures everything, or one part if it is named, and prints it. Throws <see cref="ArgumentException"/> for another name.</summary>
    public static void Run(TextWriter output, int rounds, string? part)
    {
        if (part is not null && Parts.All(each => each.Name != part))
        {
            throw new ArgumentException($"'{part}': expected {string.Join(", ", Parts.Select(each => each.Name))}.", nameof(part));
        }

        using var team = new WorkerTeam(Math.Min(MostThreads, Environment.ProcessorCount));
        using var peer = PyTorchPeer.Start(team.Count);
        var report = new EngineReport(output, rounds, team, peer);
        report.TellMachine();
        foreach (var (_, tell) in Parts.Where(each => part is null || each.Name == part))
        {
            tell(report);
        }
    }

    private void TellMachine()
    {
        using var one = new WorkerTeam(1);
        var contest = new Contest();
        contest.Add("one", () => FmaPeak.FlopsASecond(one));
        contest.Add("all", () => FmaPeak.FlopsASecond(_team));
        contest.Run(_rounds, null);
        Line($"Processor: {Processor()}, {Vectors()}. Peak: {contest["one"] / 1e9:f0} GFLOP/s on one thread, {contest["all"] / 1e9:f0} on {_team.Count}.");
        Line($"Medians of {_rounds} interleaved samples in which others used less than a twentieth of a processor, if there were any (column \"quiet\").");
        Line($"PyTorch: {_peer?.Version ?? "not found, its columns are empty"}.");
    }

    private void TellTraining()
    {
        Line($"\n## Training step: forward, backward, clipping, AdamW; {_team.Count} threads\n");
        Line($"| L,H,B,T | tokens/s | GFLOP/s | share of peak | PyTorch tokens/s | ratio | quiet |\n|---|---|---|---|---|---|---|");
        foreach (var size in NetworkSize.All)
        {
            var trainer = size.CreateTrainer(_team);
            var contest = new Contest();
            contest.Add("peak", () => FmaPeak.FlopsASecond(_team));
            contest.Add("ours", () => size.Tokens / Timing.SecondsEach(() => trainer.DoStep(0), atLeast: 0.3));
            AddPeer(contest, "train", size);
            contest.Run(_rounds, _peer?.Process);
            var flops = contest["ours"] / size.Tokens * size.StepFlops;
            Line($"| {size} | {contest["ours"]:f0} | {flops / 1e9:f0} | {flops / contest["peak"]:p0} | {PeerColumns(contest, "ours")} | {contest.Quiet} |");
        }
    }

    private void TellSampling()
    {
        Line($"\n## Sampling, tokens/s; PyTorch's LSTMCell has {_team.Count} threads\n");
        Line($"| L,H | batch | one thread | bfloat16 weights | {_team.Count} threads | bfloat16 weights | PyTorch | one thread / PyTorch | quiet |\n|---|---|---|---|---|---|---|---|---|");
        using var one = new WorkerTeam(1);
        foreach (var (layers, hidden) in NetworkSize.All.Select(size => (size.Layers, size.Hidden)))
        {
            foreach (var batch in new[] { 1, 32 })
            {
                const int tokens = 64;
                var size = new NetworkSize(layers, hidden, batch, tokens);
                var contest = new Contest();
                contest.Add("one", new SteppingSpeed(size, one, halves: false).TokensASecond);
                contest.Add("one half", new SteppingSpeed(size, one, halves: true).TokensASecond);
                contest.Add("all", new SteppingSpeed(size, _team, halves: false).TokensASecond);
                contest.Add("all half", new SteppingSpeed(size, _team, halves: true).TokensASecond);
                AddPeer(contest, "sample", size);
                contest.Run(_rounds, _peer?.Process);
                Line($"| {layers},{hidden} | {batch} | {contest["one"]:f0} | {contest["one half"]:f0} | {contest["all"]:f0} | {contest["all half"]:f0} | {PeerColumns(contest, "one")} | {contest.Quiet} |");
            }
        }
    }

    private void TellProducts()
    {
        Line($"\n## Products, GFLOP/s on one thread\n");
        Line($"| rows,depth,columns | engine | share of peak | reference | MathNet.Numerics | quiet |\n|---|---|---|---|---|---|");
        using var one = new WorkerTeam(1);
        foreach (var (rows, depth, columns) in new[] { (1, 512, 2048), (32, 256, 1024), (32, 512, 2048), (2048, 512, 2048), (2048, 2048, 512) })
        {
            var speed = new ProductSpeed(rows, depth, columns);
            var contest = new Contest();
            contest.Add("peak", () => FmaPeak.FlopsASecond(one));
            contest.Add("engine", speed.Engine);
            contest.Add("reference", speed.Reference);
            contest.Add("MathNet", speed.MathNet);
            contest.Run(_rounds, null);
            Line($"| {rows},{depth},{columns} | {contest["engine"] / 1e9:f1} | {contest["engine"] / contest["peak"]:p0} | {contest["reference"] / 1e9:f1} | {contest["MathNet"] / 1e9:f1} | {contest.Quiet} |");
        }
    }

    private void AddPeer(Contest contest, string work, NetworkSize size)
    {
        if (_peer is not null)
        {
            contest.Add("PyTorch", () => _peer.TokensASecond(work, size.Words));
        }
    }

    private string PeerColumns(Contest contest, string ours) => _peer is null
        ? " | "
        : string.Create(CultureInfo.InvariantCulture, $"{contest["PyTorch"]:f0} | {contest[ours] / contest["PyTorch"]:f2}");

    private static string Vectors() =>
        Avx512F.IsSupported ? "AVX-512" : Vector256.IsHardwareAccelerated ? "vectors of 256 bits" : "vectors of 128 bits or none";

    private static string Processor()
    {
        const string information = "/proc/cpuinfo";
        return File.Exists(information)
            ? File.ReadLines(information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown"
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
    }

    private void Line(FormattableString text)
    {
        _output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        _output.Flush();
    }
}
