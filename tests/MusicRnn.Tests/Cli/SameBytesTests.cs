using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using MusicRnn.Notation;
using MusicRnn.Notation.Midi;

namespace MusicRnn.Tests.Cli;

/// <summary>
/// The program itself, run with other numbers of threads and other instructions of the processor: training and composing
/// give the same bytes. The runtime decides at its start which instructions there are, hence processes of their own.
/// </summary>
public sealed class SameBytesTests : IClassFixture<SameBytesTests.Usual>
{
    private readonly Results _usual;

    public SameBytesTests(Usual usual) => _usual = usual.Results;

    [Theory]
    [InlineData(2, "")]
    [InlineData(3, "DOTNET_EnableAVX512")]
    [InlineData(1, "DOTNET_EnableHWIntrinsic")]
    public void WeightsAndPiecesAreTheSameWith(int threads, string switchedOff)
    {
        Assert.Equal(_usual, Results.Of(threads, switchedOff));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void SoundIsTheSameWithout(string switchedOff)
    {
        using var folder = new TemporaryFolder();
        var (tune, usual, narrow) = (folder.PathOf("tune.abc"), folder.PathOf("usual.wav"), folder.PathOf("narrow.wav"));
        File.WriteAllText(tune, "X:1\nM:4/4\nL:1/4\nQ:1/4=480\nK:C\n%%MIDI program 48\n[CEG]2[B,DG]2|]\n");
        Results.Run("", "render", tune, "-o", usual, "--rate", "8000");
        Results.Run(switchedOff, "render", tune, "-o", narrow, "--rate", "8000");

        Assert.Equal(File.ReadAllBytes(usual), File.ReadAllBytes(narrow));
    }

    /// <summary>What one thread makes with all that the processor has.</summary>
    public sealed class Usual
    {
        internal Results Results { get; } = Results.Of(threads: 1, switchedOff: "");
    }

    internal sealed record Results(string Weights, string Pieces)
    {
        private static readonly string[] Bars = ["C2 D2 E2 C2", "E2 F2 G4", "G1 A1 G1 F1 E2 C2", "D2 G,2 C4"];

        public static Results Of(int threads, string switchedOff)
        {
            using var folder = new TemporaryFolder();
            var (tunes, model, pieces) = (folder.PathOf("tunes.abc"), folder.PathOf("model.mrnn"), folder.PathOf("pieces"));
            File.WriteAllText(tunes, string.Concat(Enumerable.Range(0, 8).Select(Tune)));

            Run(switchedOff, "train", tunes, "-o", model, "--threads", $"{threads}", "--steps", "4", "--seed", "3",
                "--hidden-size", "40", "--layers", "2", "--embedding-size", "24", "--batch-size", "4", "--seq-length", "20");
            Run(switchedOff, "compose", model, "-o", pieces, "--threads", $"{threads}", "-n", "3", "--bars", "2", "--seed", "5");

            using var archive = ZipFile.OpenRead(model);
            using var weights = archive.GetEntry("weights.safetensors")!.Open();
            return new Results(
                Convert.ToHexString(SHA256.HashData(weights)),
                string.Join(' ', Directory.GetFiles(pieces, "*.mid").Order(StringComparer.Ordinal).Select(path => HashOfMusic(path))));
        }

        // Each run has trained a model of its own, whose file tells how many seconds that took: the recipes name different ones.
        private static string HashOfMusic(string path)
        {
            using var stream = new MemoryStream();
            new MidiFormat().Write(NotationFormats.Read(path).Pieces.Single() with { Recipe = "" }, stream);
            return Convert.ToHexString(SHA256.HashData(stream.ToArray()));
        }

        private static string Tune(int number) =>
            $"X:{number + 1}\nT:Tune {number}\nM:4/4\nL:1/4\nK:C\n{string.Join(" | ", Enumerable.Range(0, 6).Select(bar => Bars[((number * bar) + number) % Bars.Length]))} |]\n\n";

        internal static void Run(string switchedOff, params string[] arguments)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MusicRnn.Cli.dll"), .. arguments])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            };
            if (switchedOff.Length > 0)
            {
                start.Environment[switchedOff] = "0";
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors + output.Result);
        }
    }
}
