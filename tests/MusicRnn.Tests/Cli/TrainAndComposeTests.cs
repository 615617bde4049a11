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
    public void AResumedRunKeepsTheSeedAndSplitItBeganWith()
    {
        var tunes = _folder.AddTunes("tunes");
        Assert.Equal(0, MusicRnnProcess.Run([.. Training(tunes, "m.mrnn"), "--seed", "5"]).ExitCode);

        Assert.Equal(0, MusicRnnProcess.Run([.. Training(tunes, "m.mrnn"), "--resume"]).ExitCode);
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
        string[] compose = ["compose", _folder.PathOf("m.mrnn"), "-n", "2", "--seed", "5", "--bars", "4", "--qpm", "90"];

        Assert.Equal(0, MusicRnnProcess.Run([.. compose, "-o", _folder.PathOf("one"), "--threads", "1"]).ExitCode);
        Assert.Equal(0, MusicRnnProcess.Run([.. compose, "-o", _folder.PathOf("two"), "--threads", "2"]).ExitCode);

        foreach (var name in (string[])["m-5-1.mid", "m-5-2.mid"])
        {
            var bytes = File.ReadAllBytes(_folder.PathOf($"one/{name}"));
            Assert.Equal(bytes, File.ReadAllBytes(_folder.PathOf($"two/{name}")));
            Assert.True(bytes.Length > 100);
        }
    }

    [Fact]
    public void APrimerIsWhatThePiecesBeginWith()
    {
        var tunes = _folder.AddTunes("tunes");
        MusicRnnProcess.Run(Training(tunes, "m.mrnn"));

        var primer = Path.Combine(tunes, "tune0.mid");
        var result = MusicRnnProcess.Run("compose", _folder.PathOf("m.mrnn"), "-n", "1", "--seed", "5", "--bars", "4", "--primer", primer, "--primer-bars", "2", "-o", _folder.PathOf("out"));

        Assert.Equal(0, result.ExitCode);
        var given = MusicRnn.Notation.NotationFormats.Read(primer).Pieces[0].Parts[0].Notes.Take(16).Select(note => note.Pitch);
        var composed = MusicRnn.Notation.NotationFormats.Read(_folder.PathOf("out/m-5-1.mid")).Pieces[0].Parts[0].Notes.Take(16).Select(note => note.Pitch);
        Assert.Equal(given, composed);
    }

    [Fact]
    public void PiecesAreComposedWithinRangeKeyAndLimitOfCopies()
    {
        var tunes = _folder.AddTunes("tunes");
        MusicRnnProcess.Run(Training(tunes, "m.mrnn"));

        var result = MusicRnnProcess.Run(
            "compose", _folder.PathOf("m.mrnn"), "-n", "2", "--seed", "5", "--bars", "8", "--max-copy", "6", "--range", "55..C6", "--key", "C", "--in-key", "--repetition-penalty", "0.2", "--min-p", "0.01", "-o", _folder.PathOf("out"));

        Assert.Equal("", result.Errors);
        var told = result.Output.Split('\n').Where(line => line.StartsWith("Wrote ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, told.Length);
        Assert.All(told, line => Assert.Matches(@"; (nothing copied|longest copied run [2-6] notes, from '\w+.mid', bar \d+)\.$", line));
        Assert.All(
            Directory.GetFiles(_folder.PathOf("out")).SelectMany(file => MusicRnn.Notation.NotationFormats.Read(file).Pieces).SelectMany(piece => piece.Parts).SelectMany(part => part.Notes),
            note => Assert.True(note.Pitch is >= 55 and <= 84 && MusicRnn.Music.Scale.Has(MusicRnn.Music.Key.CMajor, note.Pitch)));
    }

    private string[] Training(string tunes, string model) =>
    [
        "train", tunes, "-o", _folder.PathOf(model), "--steps", "40", "--hidden-size", "16", "--embedding-size", "8", "--batch-size", "2",
        "--seq-length", "16", "--validation-interval", "7", "--checkpoint-interval", "0",
    ];

    private void KillWhenACheckpointIsThere(string[] arguments)
    {
        var checkpoint = _folder.PathOf("killed.mrnn.checkpoint");
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
        using var archive = ZipFile.OpenRead(_folder.PathOf(model));
        using var stream = archive.GetEntry("weights.safetensors")!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
