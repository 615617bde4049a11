using System.Text.Json;

namespace MusicRnn.Tests.Cli;

/// <summary>Measuring a model as a person does it.</summary>
public sealed class EvaluateTests(EvaluateTests.TrainedModel trained) : IClassFixture<EvaluateTests.TrainedModel>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheHeldOutPiecesArePredictedAsTrainingFound()
    {
        var (tunes, model) = (trained.Tunes, trained.Model);

        var facts = Evaluate(model, tunes);

        var training = Json("info", model, "--json").GetProperty("training");
        var validated = training.GetProperty("data").GetProperty("files").EnumerateArray()
            .Where(file => file.GetProperty("side").GetString() == "validation").Select(file => file.GetProperty("name").GetString());
        var network = Prediction(facts, "network");
        Assert.Equal(validated, facts.GetProperty("files").EnumerateArray().Select(file => file.GetProperty("name").GetString()));
        Assert.Equal(training.GetProperty("validationNatsPerUnit").GetDouble(), network.GetProperty("natsPerNote").GetDouble(), 9);
        Assert.Equal(
            facts.GetProperty("files").EnumerateArray().Sum(file => file.GetProperty("networkNats").GetDouble()), network.GetProperty("nats").GetDouble(), 9);
        Assert.Equal(64, facts.GetProperty("notes").GetInt32() / facts.GetProperty("pieces").GetInt32());
        Assert.Equal(8, facts.GetProperty("bars").GetInt32() / facts.GetProperty("pieces").GetInt32());
        Assert.Equal(
            facts.GetProperty("files").EnumerateArray().Average(file => file.GetProperty("accuracy").GetDouble()), network.GetProperty("accuracy").GetDouble(), 0.01);
        Assert.True(network.GetProperty("accuracy").GetDouble() > 0);
        Assert.Equal(8 + 1, facts.GetProperty("predictions").GetArrayLength());
    }

    [Fact]
    public void NewMusicIsScoredWhollyBesideBaselinesOfTheMusicLearnedFrom()
    {
        var (tunes, model) = (trained.Tunes, trained.Model);
        var others = _folder.AddTunes("others", count: 9);
        for (var known = 0; known < 6; known++)
        {
            File.Delete(Path.Combine(others, $"tune{known}.mid"));
        }

        var alone = Evaluate(model, others);
        var beside = Evaluate(model, others, "--training", tunes);

        Assert.Equal(("new", 3), (alone.GetProperty("scored").GetString(), alone.GetProperty("pieces").GetInt32()));
        Assert.Equal(["uniform", "network"], alone.GetProperty("predictions").EnumerateArray().Select(row => row.GetProperty("by").GetString()));
        Assert.Equal(8 + 1, beside.GetProperty("predictions").GetArrayLength());
        Assert.Equal(Prediction(alone, "network").GetProperty("nats").GetDouble(), Prediction(beside, "network").GetProperty("nats").GetDouble());
    }

    [Fact]
    public void ItIsToldInWordsWithALineForEachPieceIfAskedFor()
    {
        var (tunes, model) = (trained.Tunes, trained.Model);

        var result = MusicRnnProcess.Run("evaluate", model, tunes, "--files");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("validation piece", result.Output, StringComparison.Ordinal);
        Assert.Contains(".mid", result.Output, StringComparison.Ordinal);
        Assert.Contains("match pointer", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAFolderItSaysWhichOneIsNeeded()
    {
        AssertMistake("expected a folder of music after it", "evaluate", trained.Model);
    }

    [Fact]
    public void WithNothingButTrainingMusicItScoresNothing()
    {
        var (tunes, model) = (trained.Tunes, trained.Model);
        var learned = Json("info", model, "--json").GetProperty("training").GetProperty("data").GetProperty("files").EnumerateArray()
            .First(file => file.GetProperty("side").GetString() == "training").GetProperty("name").GetString()!;

        AssertMistake("expected pieces that the model has not learned from", "evaluate", model, Path.Combine(tunes, learned));
    }

    private static JsonElement Evaluate(string model, string folder, params string[] more) => Json(["evaluate", model, folder, "--json", .. more]);

    private static JsonElement Json(params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonSerializer.Deserialize<JsonElement>(result.Output);
    }

    private static JsonElement Prediction(JsonElement facts, string by) =>
        facts.GetProperty("predictions").EnumerateArray().Single(row => row.GetProperty("by").GetString() == by);

    private static void AssertMistake(string expected, params string[] arguments)
    {
        var result = MusicRnnProcess.Run(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith("musicrnn: ", result.Errors, StringComparison.Ordinal);
    }

    /// <summary>A small model, trained once for all tests.</summary>
    public sealed class TrainedModel : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public TrainedModel()
        {
            Tunes = _folder.AddTunes("tunes");
            Model = _folder.PathOf("m.mrnn");
            Assert.Equal(0, MusicRnnProcess.Run(
                "train", Tunes, "-o", Model, "--steps", "40", "--hidden-size", "16", "--embedding-size", "8", "--batch-size", "2", "--seq-length", "16",
                "--validation-interval", "20").ExitCode);
        }

        /// <summary>The folder that it was trained on.</summary>
        public string Tunes { get; }

        /// <summary>Its file.</summary>
        public string Model { get; }

        public void Dispose() => _folder.Dispose();
    }
}
