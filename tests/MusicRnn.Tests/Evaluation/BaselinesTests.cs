using System.Text.Json;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Tests.Evaluation;

/// <summary>The folder with irish-abc is the one that the environment variable MUSICRNN_TEST_DATA names.</summary>
public sealed class BaselinesTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";

    [Fact]
    public void TrainOnTheSmallestCorpus()
    {
        var baselines = Train([[0, 1, 2, 1]], [[0, 1, 2]], vocabularySize: 3);

        Assert.Equal(8, baselines.Count);
        Assert.All(baselines, baseline => Assert.True(double.IsFinite(baseline.Model.NatsOf([0, 2, 2, 1, 0]))));
    }

    [Fact]
    public void TheOrderIsTheOneThatPredictsTheValidationSequencesBest()
    {
        // Each token follows from the two before it: after 0 0 comes 1, after 0 1 comes 1, after 1 1 comes 0, after 1 0 comes 0.
        int[] sequence = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1];

        Assert.Equal("Witten-Bell 3-gram", Train([sequence], [sequence[..3]], vocabularySize: 2)[5].Name);
    }

    [Fact]
    public void PredictIrishTunesCharacterByCharacterAsWellAsIsKnown()
    {
        var (tunes, split) = ReadIrishTunes();
        var characters = tunes.SelectMany(tune => tune).Distinct().Order().ToArray();
        var (start, end) = (characters.Length, characters.Length + 1);
        var sequences = tunes.Select(tune => (int[])[start, .. tune.Select(character => Array.BinarySearch(characters, character)), end]).ToArray();
        int[][] On(string side) => [.. split.GetProperty(side).EnumerateArray().Select(position => sequences[position.GetInt32()])];
        var test = On("test");

        var baselines = Train(On("train"), On("valid"), characters.Length + 2);

        Assert.Equal(
            ["uniform", "unigram", "last two tokens", "bag of the last 64 tokens", "feed-forward network, last 16 tokens", "Witten-Bell 5-gram", "Kneser-Ney 7-gram", "Kneser-Ney 7-gram, match pointer"],
            baselines.Select(baseline => baseline.Name));
        var scored = test.Sum(sequence => sequence.Length - 1.0);
        var nats = baselines.Select(baseline => baseline.Model.TotalNats(test) / scored).ToArray();
        Assert.Equal(Math.Log(characters.Length + 2), nats[0], 9);

        // Order matters: the bag is worse than two tokens in order, the window of 16 better than those.
        Assert.True(nats[3] > nats[2] && nats[4] < nats[2], $"{nats[3]}, {nats[4]}, {nats[2]}");

        // The plainer Kneser-Ney of the published trials, with one discount, reads 1.489 and 1.19.
        Assert.Equal(1.559, nats[5], 0.002);
        Assert.Equal(1.416, nats[6], 0.002);
        Assert.Equal(1.122, nats[7], 0.002);
    }

    private static IReadOnlyList<Baseline> Train(int[][] training, int[][] validation, int vocabularySize)
    {
        using var team = new WorkerTeam(2);
        return Baselines.Train(training, validation, vocabularySize, team);
    }

    private static (string[] Tunes, JsonElement Split) ReadIrishTunes()
    {
        var data = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(data), $"{DataVariable} does not name a folder with data.");
        var book = Path.Combine(data!, "irish-abc", "irish.abc");
        Assert.SkipUnless(File.Exists(book), $"{book} is not there.");
        var text = "\n" + File.ReadAllText(book);
        var tunes = text.Split("\nX:").Skip(1).Select(tune => ("X:" + tune).Trim()).ToArray();
        return (tunes, JsonDocument.Parse(File.ReadAllText(Path.Combine(data!, "irish-abc", "split.json"))).RootElement);
    }
}
