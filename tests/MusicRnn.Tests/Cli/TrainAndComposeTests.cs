using System.IO.Compression;

namespace MusicRnn.Tests.Cli;

/// <summary>The main job as a person does it: train on a folder, compose, be killed, go on.</summary>
public sealed class TrainAndComposeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AKilledRunGoesOnToExactlyTheWeightsOfAnUninterruptedOne()
    {
        var tunes = _folder.AddTunes("tunes");
        Assert.Equal(0, MusicRnnProcess.Run(Training(tunes, "whole.mrnn")).ExitCode);

        // Killed twice, at moments that differ from run to run: whatever the moment is, the result must be the same.
        KillWhenACheckpointIsThere(Training(tunes, "killed.mrnn"));
        KillWhenACheckpointIsThere([.. Training(tunes, "killed.mrnn"), "--resume"]);
        Assert.Equal(0, MusicRnnProcess.Run([.. Training(tunes, "killed.mrnn"), "--resume"]).ExitCode);

        Assert.Equal(WeightsIn("whole.mrnn"), WeightsIn("killed.mrnn"));
    }

    [Fact]
    public void AnExplodingRunStopsInOneLineAndKeepsItsLastGoodWeights()
    {
        var tunes = _folder.AddTunes("tunes");

        var result = MusicRnnProcess.Run([.. Training(tunes, "m.mrnn", steps: 2000), "--cell", "relu-identity", "--learning-rate", "1", "--patience", "9999"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"diverged at step \d+: the gradient norm is \S+ at learning rate", result.ErrorLines[^1]);
        Assert.All(MusicRnn.Composing.Model.Read(_folder["m.mrnn"]).Network.ToTensors(), tensor => Assert.All(tensor.Numbers, number => Assert.True(float.IsFinite(number))));
    }

    [Fact]
    public void AResumedRunAsksForTheMusicItBeganWith()
    {
        var tunes = _folder.AddTunes("tunes");
        MusicRnnProcess.Run(Training(tunes, "m.mrnn"));
        File.Delete(Path.Combine(tunes, "tune3.mid"));

        var result = MusicRnnProcess.Run([.. Training(tunes, "m.mrnn"), "--resume"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("other music", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void ComposesTheSameBytesWithTheSameSeedAndAnyNumberOfThreads()
    {
        var tunes = _folder.AddTunes("tunes");
        MusicRnnProcess.Run(Training(tunes, "m.mrnn"));
        string[] compose = ["compose", _folder["m.mrnn"], "-n", "2", "--seed", "5", "--bars", "4", "--qpm", "90"];

        Assert.Equal(0, MusicRnnProcess.Run([.. compose, "-o", _folder["one"], "--threads", "1"]).ExitCode);
        Assert.Equal(0, MusicRnnProcess.Run([.. compose, "-o", _folder["two"], "--threads", "2"]).ExitCode);

        foreach (var name in (string[])["m-5-1.mid", "m-5-2.mid"])
        {
            var bytes = File.ReadAllBytes(_folder[$"one/{name}"]);
            Assert.Equal(bytes, File.ReadAllBytes(_folder[$"two/{name}"]));
            Assert.True(bytes.Length > 100);
        }
    }

    [Fact]
    public void APrimerIsWhatThePiecesBeginWith()
    {
        var tunes = _folder.AddTunes("tunes");
        MusicRnnProcess.Run(Training(tunes, "m.mrnn"));

        var primer = Path.Combine(tunes, "tune0.mid");
        var result = MusicRnnProcess.Run("compose", _folder["m.mrnn"], "-n", "1", "--seed", "5", "--bars", "4", "--primer", primer, "--primer-bars", "2", "-o", _folder["out"]);

        Assert.Equal(0, result.ExitCode);
        var given = MusicRnn.Notation.NotationFormats.Read(primer).Pieces[0].Parts[0].Notes.Take(16).Select(note => note.Pitch);
        var composed = MusicRnn.Notation.NotationFormats.Read(_folder["out/m-5-1.mid"]).Pieces[0].Parts[0].Notes.Take(16).Select(note => note.Pitch);
        Assert.Equal(given, composed);
    }

    private string[] Training(string tunes, string model, int steps = 40) =>
    [
        "train", tunes, "-o", _folder[model], "--steps", $"{steps}", "--hidden-size", "16", "--embedding-size", "8", "--batch-size", "2",
        "--seq-length", "16", "--validation-interval", "7", "--checkpoint-interval", "0",
    ];

    private void KillWhenACheckpointIsThere(string[] arguments)
    {
        var checkpoint = _folder["killed.mrnn.checkpoint"];
        var before = File.Exists(checkpoint) ? File.GetLastWriteTimeUtc(checkpoint) : DateTime.MinValue;
        using var process = MusicRnnProcess.Start(arguments);
        while (!process.HasExited && (!File.Exists(checkpoint) || File.GetLastWriteTimeUtc(checkpoint) == before))
        {
            Thread.Sleep(1);
        }

        process.Kill();
        process.WaitForExit();
    }

    private byte[] WeightsIn(string model)
    {
        using var archive = ZipFile.OpenRead(_folder[model]);
        using var stream = archive.GetEntry("weights.safetensors")!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
