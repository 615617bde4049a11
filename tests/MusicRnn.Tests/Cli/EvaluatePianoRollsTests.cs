using System.Text.Json;
using MathNet.Numerics.Random;

namespace MusicRnn.Tests.Cli;

/// <summary>Measuring a model of frames on a piano-roll file with its own split, as a person does it.</summary>
public sealed class EvaluatePianoRollsTests(EvaluatePianoRollsTests.TrainedModel trained) : IClassFixture<EvaluatePianoRollsTests.TrainedModel>
{
    [Theory]
    [InlineData("validation", 3)]
    [InlineData("test", 4)]
    public void ASideIsToldInBothConventionsBesideCountsOfFrames(string side, int pieces)
    {
        var facts = Evaluate(trained.Rolls, "--side", side);

        var files = facts.GetProperty("files").EnumerateArray().Select(file => (Frames: file.GetProperty("units").GetInt32(), Nats: file.GetProperty("networkNats").GetDouble(), Counts: file.GetProperty("baselineNats").GetDouble())).ToArray();
        var network = Prediction(facts, "network");
        Assert.Equal(("frame", side, pieces), (facts.GetProperty("unit").GetString(), facts.GetProperty("scored").GetString(), facts.GetProperty("pieces").GetInt32()));
        Assert.Equal(TrainedModel.LengthsOf(pieces).Select(length => length - 1).Order(), files.Select(file => file.Frames).Order());
        Assert.Equal(files.Sum(file => file.Nats) / files.Sum(file => file.Frames), network.GetProperty("natsPerUnit").GetDouble(), 9);
        Assert.Equal(files.Average(file => file.Nats / file.Frames), network.GetProperty("meanOfPieces").GetDouble(), 9);
        Assert.Equal(
            ["bigram of frames, all keys", "bigram of frames, all keys, match pointer", "network"],
            facts.GetProperty("predictions").EnumerateArray().Select(row => row.GetProperty("by").GetString()));
        Assert.Equal(files.Sum(file => file.Counts), Prediction(facts, facts.GetProperty("bestBaseline").GetString()!).GetProperty("nats").GetDouble(), 9);
    }

    [Fact]
    public void ValidationIsPredictedAsTrainingFoundAndIsWhatIsScoredIfNothingIsSaid()
    {
        var info = Json("info", trained.Model, "--json").GetProperty("training");

        Assert.Equal(info.GetProperty("validationNatsPerUnit").GetDouble(), Prediction(Evaluate(trained.Rolls), "network").GetProperty("natsPerUnit").GetDouble(), 9);
    }

    [Fact]
    public void ShufflingThePiecesChangesNoFigure()
    {
        var (facts, shuffled) = (Evaluate(trained.Rolls, "--side", "test"), Evaluate(trained.Shuffled, "--side", "test"));

        Assert.Equal(Prediction(facts, "network").GetProperty("natsPerUnit").GetDouble(), Prediction(shuffled, "network").GetProperty("natsPerUnit").GetDouble(), 12);
        Assert.Equal(Prediction(facts, "network").GetProperty("meanOfPieces").GetDouble(), Prediction(shuffled, "network").GetProperty("meanOfPieces").GetDouble(), 12);
    }

    [Fact]
    public void ItIsToldInWordsWithTheUnit()
    {
        var result = MusicRnnProcess.Run("evaluate", trained.Model, trained.Rolls, "--side", "test", "--files");

        Assert.Equal(0, result.ExitCode);
        foreach (var expected in (string[])["nats a frame", "mean of the pieces' means", "test[3]", "The first frame of each piece is given, and its end is not scored."])
        {
            Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        }
    }

    private JsonElement Evaluate(string rolls, params string[] more) => Json(["evaluate", trained.Model, rolls, "--json", .. more]);

    private static JsonElement Json(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }

    private static JsonElement Prediction(JsonElement facts, string by) =>
        facts.GetProperty("predictions").EnumerateArray().Single(row => row.GetProperty("by").GetString() == by);

    /// <summary>A small model, trained once for all tests.</summary>
    public sealed class TrainedModel : IDisposable
    {
        private const int Shortest = 10;
        private readonly TemporaryFolder _folder = new();

        public TrainedModel()
        {
            var pieces = new Dictionary<string, int[][][]> { ["train"] = PiecesOf(8, seed: 1), ["valid"] = PiecesOf(3, seed: 2), ["test"] = PiecesOf(4, seed: 3) };
            Rolls = _folder.Write("rolls.json", JsonSerializer.SerializeToUtf8Bytes(pieces));
            Shuffled = _folder.Write("shuffled.json", JsonSerializer.SerializeToUtf8Bytes(pieces.ToDictionary(side => side.Key, side => side.Value.Reverse().ToArray())));
            Model = _folder.PathOf("m.mrnn");
            var result = MusicRnnProcess.Run(
                "train", Rolls, "-o", Model, "--steps", "20", "--hidden-size", "16", "--embedding-size", "8", "--batch-size", "2", "--seq-length", "16",
                "--validation-interval", "10", "--frames-per-quarter", "2");
            Assert.True(result.ExitCode == 0, result.Errors);
        }

        /// <summary>The file that it was trained on.</summary>
        public string Rolls { get; }

        /// <summary>The same pieces in another order.</summary>
        public string Shuffled { get; }

        /// <summary>Its file.</summary>
        public string Model { get; }

        public static IEnumerable<int> LengthsOf(int pieces) => Enumerable.Range(0, pieces).Select(piece => Shortest + (7 * piece));

        public void Dispose() => _folder.Dispose();

        private static int[][][] PiecesOf(int count, int seed)
        {
            var chance = new Xoshiro256StarStar(seed, threadSafe: false);
            return [.. LengthsOf(count).Select(length => Enumerable.Range(0, length).Select(_ => (int[])[48 + chance.Next(5), 60 + chance.Next(12)]).ToArray())];
        }
    }
}
