using MusicRnn.Composing;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;
using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WorkerTeam _team = new(1);
    private readonly List<TrainingSummary> _saved = [];

    public void Dispose()
    {
        _team.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ARunThatDivergesSavesTheLastGoodWeightsFirst()
    {
        var run = Begin(new TrainingLimits { Steps = 10 }, patience: 10);
        run.Network.Values.Span[0] = float.PositiveInfinity;
        run.Network.Values.Span[1] = float.NegativeInfinity;

        var error = Assert.Throws<TrainingDivergedException>(() => Continue(run));

        Assert.Matches(@"step \d+: the gradient norm is \S+ at learning rate", error.Message);
        Assert.Equal(TrainingEnd.Diverged, _saved[^1].End);
        Assert.All(run.Best.ToTensors(), tensor => Assert.All(tensor.Numbers, number => Assert.True(float.IsFinite(number))));
        Assert.True(File.Exists(_folder.PathOf("m.mrnn.checkpoint")));
    }

    [Fact]
    public void StopsAtTheLimitOfSteps()
    {
        Assert.Equal(TrainingEnd.LimitReached, Continue(Begin(new TrainingLimits { Steps = 12 }, patience: 100)));

        Assert.Equal(12, _saved[^1].Steps);
    }

    [Fact]
    public void StopsWhenValidationHasNotImprovedForAsLongAsAllowed()
    {
        // At this rate the network gets worse from some validation on.
        var run = Begin(new TrainingLimits { Steps = 100_000 }, patience: 3, learningRate: 1);

        Assert.Equal(TrainingEnd.NoImprovement, Continue(run));

        Assert.True(_saved[^1].BestStep <= _saved[^1].Steps - (3 * 5));
    }

    [Fact]
    public void SomebodyWhoStopsItLosesNothing()
    {
        using var stop = new CancellationTokenSource();
        var run = Begin(new TrainingLimits { Steps = 1000 }, patience: 100);

        var end = run.Continue(_folder.PathOf("m.mrnn"), progress => StopAfter(progress, 7, stop), _saved.Add, stop.Token);

        Assert.Equal(TrainingEnd.Stopped, end);
        var resumed = TrainingRun.Resume(_folder.PathOf("m.mrnn"), Tunes(), new TrainingLimits { Steps = 9 }, _team);
        Continue(resumed);
        Assert.Equal(9, _saved[^1].Steps);
    }

    [Fact]
    public void TheLogHasARowForEachValidation()
    {
        Continue(Begin(new TrainingLimits { Steps = 15 }, patience: 100));

        var rows = _saved[^1].Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["step", "5", "10", "15"], rows.Select(row => row.Split(',')[0]));
    }

    private static void StopAfter(TrainingProgress progress, int steps, CancellationTokenSource stop)
    {
        if (progress.Step == steps)
        {
            stop.Cancel();
        }
    }

    private TrainingEnd Continue(TrainingRun run) => run.Continue(_folder.PathOf("m.mrnn"), _ => { }, _saved.Add, CancellationToken.None);

    private TrainingRun Begin(TrainingLimits limits, int patience, double learningRate = 1e-3)
    {
        var corpus = Tunes();
        var plan = new TrainingPlan
        {
            Network = new NetworkOptions { VocabularySize = corpus.Tokenizer.Vocabulary.Count, HiddenSize = 16, EmbeddingSize = 8 },
            Training = new TrainingOptions { BatchSize = 2, SequenceLength = 16, ValidationInterval = 5, WarmUpSteps = 1, Patience = patience, LearningRate = learningRate },
        };
        return TrainingRun.Begin(corpus, plan, limits, _team);
    }

    private Corpus Tunes()
    {
        var pieces = PieceFolder.Read([_folder.AddTunes("tunes")]).RequirePieces();
        return Corpus.Create(pieces, NoteTokenizer.ForPieces(pieces.Select(piece => piece.Piece), TranspositionRange.None), new CorpusOptions());
    }
}
