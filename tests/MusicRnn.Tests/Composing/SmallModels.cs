using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing;

/// <summary>Models that have learned nothing: their networks are as drawn from a seed.</summary>
internal static class SmallModels
{
    public static NoteTokenizer Tokenizer { get; } = new(new Vocabulary(
    [
        "Start", "End", "Bar", "Upbeat", "Key 0 major", "Meter 2/4", "Meter 3/8", "Tempo 60", "Tempo 120", "Part 1", "Part 2",
        "Program 0", "Program 40", "Drums", "Position 0", "Position 6", "Position 12", "Velocity 40", "Velocity 88",
        "Duration 6", "Duration 12", "Pitch 60", "Pitch 62", "Pitch 64", "Drum 36",
    ]));

    public static TrainingRecord Record { get; } = new()
    {
        Options = new TrainingOptions { BatchSize = 3, Seed = 9, Dropout = 0.25 },
        Steps = 1200,
        Epochs = 3.5,
        Seconds = 61.25,
        ValidationNatsPerUnit = 1.75,
        ValidationNatsPerToken = 0.5,
        BigramNatsPerUnit = 2.25,
        Data = new DataSheet
        {
            Pieces = 2,
            Notes = 314,
            Kept = 1,
            Mended = 1,
            Dropped = 1,
            Files =
            [
                new DataFile { Name = "dances/polka à deux.mid", Sha256 = new string('a', 64), Side = CorpusSide.Training, Licence = "CC0-1.0" },
                new DataFile { Name = "hymn.mid", Sha256 = new string('b', 64), Side = CorpusSide.Validation },
                new DataFile { Name = "noise.mid", Sha256 = new string('c', 64) },
            ],
        },
    };

    public static Model Untrained(int hiddenSize = 20, int layers = 2)
    {
        var network = new Network(new NetworkOptions
        {
            VocabularySize = Tokenizer.Vocabulary.Count, EmbeddingSize = 12, HiddenSize = hiddenSize, Layers = layers,
        });
        network.Initialize(new Xoshiro256StarStar(3, threadSafe: false));
        return new Model(Tokenizer, network, Record) { TrainingLog = "step,loss\n100,2.5\n200,2.25\n" };
    }

    /// <summary>What <see cref="UntrainedWithNovelty"/> takes to have learned from, composed by <see cref="Untrained"/>.</summary>
    public static ComposingOptions LearnedMusic { get; } = new() { Count = 40, Seed = 77, Bars = 12, Sampling = new SamplingOptions { Temperature = 0.6 } };

    /// <summary>One that takes some music, all told in its own few tokens, to be what it has learned from.</summary>
    public static Model UntrainedWithNovelty()
    {
        using var team = new WorkerTeam(1);
        var model = Untrained();
        var learned = new Composer(model, team).Compose(LearnedMusic);
        return new Model(model.Tokenizer, model.Network, model.Record)
        {
            TrainingLog = model.TrainingLog,
            Novelty = new NoveltyIndex([.. learned.Select(composition => new IndexedPiece($"learned {composition.Number}", StepLine.AllOf(composition.Piece)))], leftOut: 0),
        };
    }

    public static Model UntrainedWithFeatures(int hiddenSize = 20, int layers = 2) => UntrainedWithFeatures(Tokenizer, hiddenSize, layers);

    public static Model UntrainedWithFeatures(ITokenizer tokenizer, int hiddenSize = 20, int layers = 2)
    {
        var network = new FrameNetwork(TrainingPlan.FeatureNetworkFor(tokenizer, layers, hiddenSize, embeddingSize: 12));
        network.Initialize(new Xoshiro256StarStar(3, threadSafe: false));
        return new Model(tokenizer, network, Record) { TrainingLog = "step,loss\n100,2.5\n200,2.25\n" };
    }
}
