using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Runtime.InteropServices;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// Trains a network on a corpus from the first step to the model file: validates, keeps the best weights, stops when they
/// no longer improve, and writes checkpoints from which a run goes on exactly.
/// </summary>
public sealed class TrainingRun
{
    private const string BestWeights = "best";

    // Enough that the products are large; what is scored does not depend on it.
    private const int ScoredSideBySide = 16;

    // Of a large corpus, so many choose as well as all do, and do not take longer than the training between two validations.
    private const int MostValidationPieces = 512;

    // The share of a new step in the running mean of loss and speed: about fifty steps count.
    private const double NewStepShare = 0.02;

    private readonly TrainingLimits _limits;
    private readonly Trainer _trainer;
    private readonly ITokenScorer _scorer;
    private readonly NetworkWeights _best;
    private readonly int[][] _validation;
    private readonly double _trainingTokensPerUnit;
    private readonly long _validationUnits;
    private TrainingStanding _standing;
    private double _tokensPerSecond;

    private TrainingRun(Corpus corpus, TrainingStanding standing, TrainingLimits limits, WorkerTeam team)
    {
        limits.Validate();
        _limits = limits;
        _standing = standing;
        var kind = NetworkKind.Of(new NetworkInput(corpus.Tokenizer, standing.Plan.Controls), standing.Plan.Network);
        _trainer = kind.CreateTrainer(corpus, standing.Plan, team);
        _best = kind.Create();
        _scorer = kind.CreateScorer(_trainer.Average, team, ScoredSideBySide, standing.Plan.ValidatesWithinPiece);
        var validation = ValidationPieces(corpus);
        _validation = [.. validation.Select(piece => piece.Sequence())];
        var givenUnits = standing.Plan.ValidatesWithinPiece ? validation.Length : 0;
        _validationUnits = validation.Sum(piece => (long)piece.UnitCount) - givenUnits;
        _trainingTokensPerUnit = corpus.Training.Sum(piece => piece.TokenCount - 1.0) / corpus.Training.Sum(piece => (double)piece.UnitCount);
    }

    /// <summary>What is trained, and how.</summary>
    public TrainingPlan Plan => _standing.Plan;

    /// <summary>How often the run is saved while it goes on, in seconds; 0 saves it after every step.</summary>
    public double SecondsBetweenCheckpoints { get; set; } = 20;

    /// <summary>The best network so far by validation; the latest average before the first validation.</summary>
    public NetworkWeights Best => _standing.BestNatsPerUnit is null ? _trainer.Average : _best;

    /// <summary>The network that learns.</summary>
    internal NetworkWeights Network => _trainer.Network;

    /// <summary>Begins a run. Throws <see cref="MusicRnnException"/> for options out of range.</summary>
    public static TrainingRun Begin(Corpus corpus, TrainingPlan plan, TrainingLimits limits, WorkerTeam team) =>
        new(corpus, new TrainingStanding { Plan = plan, CorpusHash = HashOf(corpus), Log = LogHeader }, limits, team);

    /// <summary>The plan of the run that was trained for <paramref name="modelPath"/>; its seed decides the split too. Throws <see cref="ModelFileException"/> if there is none.</summary>
    public static TrainingPlan PlanOf(string modelPath) => Checkpoint.Read(modelPath + Checkpoint.Extension).Standing.Plan;

    /// <summary>
    /// Goes on with the run that was trained for <paramref name="modelPath"/>. Throws <see cref="ModelFileException"/> if
    /// there is none, if it is damaged, or if the corpus is no longer the same.
    /// </summary>
    public static TrainingRun Resume(string modelPath, Corpus corpus, TrainingLimits limits, WorkerTeam team)
    {
        var path = modelPath + Checkpoint.Extension;
        var checkpoint = Checkpoint.Read(path);
        if (checkpoint.Standing.CorpusHash != HashOf(corpus))
        {
            throw new ModelFileException($"{path}: it belongs to other music than is in the folder now. Give it the files it began with, or leave --resume out to begin anew.");
        }

        try
        {
            var run = new TrainingRun(corpus, checkpoint.Standing, limits, team);
            run._trainer.Restore(checkpoint.Tensors, checkpoint.Standing.Counters);
            checkpoint.Tensors.Require(BestWeights, run._best.Values.Length).Numbers.CopyTo(run._best.Values.Span);
            return run;
        }
        catch (MusicRnnException exception) when (exception is not ModelFileException)
        {
            throw new ModelFileException($"{path}: it cannot be gone on from: {exception.Message} Leave --resume out to begin anew.", exception);
        }
    }

    /// <summary>
    /// Trains until a limit is reached, validation no longer improves, or somebody stops it. Calls
    /// <paramref name="report"/> after each step and <paramref name="save"/> now and then, and at the end, when the best
    /// network is to be written to the model file; each time a checkpoint stands beside it.
    /// Throws <see cref="TrainingDivergedException"/>, after having saved, if the gradient explodes.
    /// </summary>
    public TrainingEnd Continue(string modelPath, Action<TrainingProgress> report, Action<TrainingSummary> save, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var secondsBefore = _standing.Seconds;
        var lastSave = clock.Elapsed;
        var end = TrainingEnd.LimitReached;
        while (Progress < 1)
        {
            if (stop.IsCancellationRequested)
            {
                end = TrainingEnd.Stopped;
                break;
            }

            if (_standing.Waited >= Plan.Training.Patience)
            {
                end = TrainingEnd.NoImprovement;
                break;
            }

            try
            {
                DoStep(clock, secondsBefore);
            }
            catch (TrainingDivergedException)
            {
                // The step changed nothing: what stands are the last good weights.
                FinishAndSave(modelPath, save, TrainingEnd.Diverged);
                throw;
            }

            report(ToProgress());
            if ((clock.Elapsed - lastSave).TotalSeconds >= SecondsBetweenCheckpoints)
            {
                Save(modelPath, save);
                lastSave = clock.Elapsed;
            }
        }

        FinishAndSave(modelPath, save, end);
        return end;
    }

    // Spread evenly over the names, so that every part of the corpus is among them.
    private static CorpusPiece[] ValidationPieces(Corpus corpus)
    {
        var all = corpus.Validation;
        return [.. Enumerable.Range(0, Math.Min(all.Length, MostValidationPieces)).Select(index => all[(int)((long)index * all.Length / Math.Min(all.Length, MostValidationPieces))])];
    }

    private double Progress => Math.Min(1, _limits.Progress(_trainer.Step, _standing.Seconds));

    private static string LogHeader => "step,epochs,seconds,learning_rate,gradient_norm,training_nats_per_unit,validation_nats_per_unit\n";

    private void DoStep(Stopwatch clock, double secondsBefore)
    {
        var began = clock.Elapsed;
        var nats = _trainer.DoStep(Progress);
        var seconds = (clock.Elapsed - began).TotalSeconds;
        var speed = Plan.Training.BatchSize * Plan.Training.SequenceLength / seconds;
        var share = Math.Max(NewStepShare, 1.0 / _trainer.Step);
        _tokensPerSecond += (speed - _tokensPerSecond) * (_tokensPerSecond == 0 ? 1 : share);
        _standing = _standing with { TrainingNats = _standing.TrainingNats + ((nats - _standing.TrainingNats) * share) };
        if (_trainer.Step % Plan.Training.ValidationInterval == 0)
        {
            Validate();
        }

        _standing = _standing with { Seconds = secondsBefore + clock.Elapsed.TotalSeconds };
    }

    private void Validate()
    {
        var nats = _scorer.ScoresOf(_validation).Sum(score => score.Nats) / _validationUnits;
        var isBest = _standing.BestNatsPerUnit is not { } best || nats < best;
        if (isBest)
        {
            _best.Values.CopyFrom(_trainer.Average.Values);
        }

        var row = string.Create(CultureInfo.InvariantCulture,
            $"{_trainer.Step},{_trainer.Epochs:f3},{_standing.Seconds:f1},{_trainer.LearningRate:g5},{_trainer.GradientNorm:g5},{TrainingNatsPerUnit:f5},{nats:f5}\n");
        _standing = _standing with
        {
            ValidationNatsPerUnit = nats,
            BestNatsPerUnit = isBest ? nats : _standing.BestNatsPerUnit,
            BestStep = isBest ? _trainer.Step : _standing.BestStep,
            Waited = isBest ? 0 : _standing.Waited + 1,
            Log = _standing.Log + row,
        };
    }

    private double TrainingNatsPerUnit => _standing.TrainingNats * _trainingTokensPerUnit;

    // The last steps have a chance to be the best too. That is not part of the run, which may be resumed and go on, so
    // nothing of it stays in the checkpoint.
    private void FinishAndSave(string modelPath, Action<TrainingSummary> save, TrainingEnd end)
    {
        WriteCheckpoint(modelPath);
        if (_trainer.Step % Plan.Training.ValidationInterval != 0 || _trainer.Step == 0)
        {
            Validate();
        }

        save(ToSummary(end));
    }

    private void Save(string modelPath, Action<TrainingSummary> save)
    {
        WriteCheckpoint(modelPath);
        save(ToSummary(TrainingEnd.Stopped));
    }

    private void WriteCheckpoint(string modelPath)
    {
        var tensors = _trainer.ToTensors().Append(new Tensor(BestWeights, [_best.Values.Length], _best.Values.Span.ToArray()));
        new Checkpoint(new TensorSet(tensors), _standing with { Counters = _trainer.Counters }).Write(modelPath + Checkpoint.Extension);
    }

    private TrainingProgress ToProgress()
    {
        var done = Progress;
        return new TrainingProgress(
            _trainer.Step, _trainer.Epochs, done, _tokensPerSecond, TrainingNatsPerUnit,
            _standing.ValidationNatsPerUnit, _standing.BestNatsPerUnit, _standing.Seconds,
            done > 0 ? _standing.Seconds * (1 - done) / done : null);
    }

    private TrainingSummary ToSummary(TrainingEnd end) => new(
        end, _trainer.Step, _standing.BestStep, _trainer.Epochs, _standing.Seconds, TrainingNatsPerUnit, _standing.BestNatsPerUnit, _standing.Log);

    private static string HashOf(Corpus corpus)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in corpus.Tokenizer.Vocabulary.Names)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name + "\n"));
        }

        foreach (var piece in corpus.Training.Concat(corpus.Validation))
        {
            hash.AppendData(MemoryMarshal.AsBytes(piece.Sequence().AsSpan()));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
