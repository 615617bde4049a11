using System.CommandLine;
using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Cli.Commands;

/// <summary><c>musicrnn train FOLDER -o MODEL</c>: learns from a folder of music.</summary>
internal sealed class TrainCommand
{
    private const string DefaultPreset = "medium";

    // As Oore et al. 2018 and Huang et al. 2019 stretch performances.
    private const double PerformanceTempoRange = 0.05;

    private readonly Argument<string[]> _folders = new("FOLDER") { Description = "Folders, or files, of music to learn from; folders are read with all folders in them.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The model file to write.", DefaultValueFactory = _ => "model.mrnn", HelpName = "MODEL" };
    private readonly Option<string> _preset = new("--preset") { Description = "How large the network is: small learns in minutes, large in hours.", DefaultValueFactory = _ => DefaultPreset };
    private readonly Option<double?> _minutes = new Option<double?>("--minutes") { Description = "Stop after so many minutes (by preset: 5, 20 or 90, if --steps is not given).", HelpName = "N" }.InRange(0.01, 100_000);
    private readonly Option<int?> _steps = new Option<int?>("--steps") { Description = "Stop after so many training steps. A run limited by steps alone is the same to the last bit each time.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on exactly where the run for this model stopped, with its options." };
    private readonly Option<string> _cell = new("--cell") { Description = "The recurrent cell.", DefaultValueFactory = _ => NetworkOptions.CellNames[0] };
    private readonly Option<bool> _plain = new("--plain") { Description = "Tell the network the last token and nothing else, as textbooks do; otherwise it is told the place in the bar, what followed the longest earlier match, and more." };
    private readonly Option<string?> _split = new("--split") { Description = "A JSON file with the lists train, valid and test of names, by which the pieces are split; otherwise a tenth, chosen by the seed, is kept to validate.", HelpName = "FILE" };
    private readonly Option<bool> _noControls = new("--no-controls") { Description = "Do not teach the network to obey style, meter, key, tempo, density, number of bars and chords when they are asked for." };
    private readonly Option<int?> _hiddenSize = new Option<int?>("--hidden-size") { Description = "Units of a recurrent layer.", HelpName = "N" }.InRange(1, 8192);
    private readonly Option<int?> _layers = new Option<int?>("--layers") { Description = "Recurrent layers.", HelpName = "N" }.InRange(1, 16);
    private readonly Option<int?> _embeddingSize = new Option<int?>("--embedding-size") { Description = "Length of a token's vector.", HelpName = "N" }.InRange(1, 8192);
    private readonly Option<double?> _dropout = new Option<double?>("--dropout") { Description = "Share of numbers set to zero while learning, against learning by heart.", HelpName = "X" }.InRange(0, 0.95);
    private readonly Option<bool> _wholePieces = new("--whole-pieces") { Description = "Begin the pieces of a batch together and pad the shorter ones, instead of going on with the next piece at once." };
    private readonly Option<bool> _sameDropout = new("--same-dropout") { Description = "Drop the same units at all time steps of a sequence window (Gal and Ghahramani 2016)." };
    private readonly Option<bool> _tieWeights = new("--tie-weights") { Description = "Let the projection of a plain network share the embedding's weights; the embedding is then as long as the hidden layer." };
    private readonly Option<double> _labelSmoothing = new Option<double>("--label-smoothing") { Description = "Share of probability that targets give to all tokens alike while learning.", DefaultValueFactory = _ => 0, HelpName = "X" }.InRange(0, 0.9);
    private readonly Option<int?> _batchSize = new Option<int?>("--batch-size") { Description = "Pieces learned from side by side.", HelpName = "N" }.InRange(1, 4096);
    private readonly Option<int?> _sequenceLength = new Option<int?>("--seq-length") { Description = "Tokens through which the gradient is taken back in time.", HelpName = "N" }.InRange(1, 4096);
    private readonly Option<double?> _learningRate = new Option<double?>("--learning-rate") { Description = "The largest learning rate.", HelpName = "X" }.InRange(1e-9, 1);
    private readonly Option<double?> _ownKeyShare = new Option<double?>("--own-key-share") { Description = "Probability that a piece is learned in its own key, else transposed.", HelpName = "X" }.InRange(0, 1);
    private readonly Option<double?> _tempoRange = new Option<double?>("--tempo-range") { Description = "By how much of its tempo a piece is learned slower or faster (by default 0.05 for performances, else 0).", HelpName = "X" }.InRange(0, 0.9);
    private readonly Option<int?> _patience = new Option<int?>("--patience") { Description = "Validations without a better one after which training stops.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<int?> _validationInterval = new Option<int?>("--validation-interval") { Description = "Training steps between two validations.", HelpName = "N" }.InRange(1, int.MaxValue);
    private readonly Option<double> _checkpointInterval = new Option<double>("--checkpoint-interval") { Description = "Seconds between two checkpoints, from which --resume goes on; 0 writes one after every step.", DefaultValueFactory = _ => 20, HelpName = "X" }.InRange(0, 86_400);
    private readonly Option<bool> _noCache = new("--no-cache") { Description = $"Do not keep what was read beside the model (MODEL{CorpusCache.Extension}), from which a later run takes the files that have not changed." };
    private readonly Option<int?> _seed = CommonOptions.Seed("Where chance begins: the same seed gives the same split and the same weights (default 1).");
    private readonly Option<int> _threads = CommonOptions.Threads();
    private readonly TokenOptions _tokens = new();

    private TrainCommand()
    {
        _preset.AcceptOnlyFromAmong([.. TrainingPreset.All.Select(preset => preset.Name)]);
        _cell.AcceptOnlyFromAmong([.. NetworkOptions.CellNames]);
    }

    public static Command Create()
    {
        var train = new TrainCommand();
        var command = new Command("train", "Train a network on a folder of music.")
        {
            train._folders, train._output, train._preset, train._minutes, train._steps, train._resume, train._cell, train._plain, train._noControls, train._split, train._hiddenSize, train._layers,
            train._embeddingSize, train._wholePieces, train._dropout, train._sameDropout, train._tieWeights, train._labelSmoothing, train._batchSize, train._sequenceLength, train._learningRate, train._ownKeyShare, train._tempoRange,
            train._patience, train._validationInterval, train._checkpointInterval, train._noCache, train._seed, train._threads,
        };
        train._tokens.AddTo(command);
        command.SetAction(train.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        using var team = new WorkerTeam(result.GetValue(_threads));
        var output = result.GetRequiredValue(_output);
        ModelTraining.RequireWritable(output);
        var begun = result.GetValue(_resume) ? TrainingRun.PlanOf(output) : null;
        var choice = (begun is null ? _tokens.ChoiceIn(result) : new TokenChoice(begun.Tokenizer, begun.FramesPerQuarter)) with
        {
            GivenSide = result.GetValue(_split) is { } split ? SplitFile.Read(split) : null,
        };
        var seed = begun?.Training.Seed ?? result.GetValue(_seed) ?? 1;
        var music = TrainingMusic.Read(result.GetRequiredValue(_folders), choice, seed, result.GetValue(_noCache) ? null : output + CorpusCache.Extension, interrupt.Token);
        var preset = TrainingPreset.All.First(each => each.Name == result.GetRequiredValue(_preset));
        var training = new ModelTraining(music);
        FolderReport.Tell(training.Corpus);
        var end = training.Run(
            begun is null ? PlanOf(result, preset, training.Corpus, choice) : null,
            LimitsOf(result, preset), output, team, interrupt.Token, result.GetValue(_checkpointInterval));
        Terminal.Say(end == TrainingEnd.Stopped
            ? $"Stopped; nothing is lost. Go on: musicrnn train {string.Join(' ', result.GetRequiredValue(_folders))} -o {output} --resume"
            : $"Compose with it: musicrnn compose {output} -n 4 -o output --wav");
        return 0;
    }

    private TrainingLimits LimitsOf(ParseResult result, TrainingPreset preset)
    {
        var (minutes, steps) = (result.GetValue(_minutes), result.GetValue(_steps));
        return new TrainingLimits { Minutes = minutes ?? (steps is null ? preset.Minutes : null), Steps = steps };
    }

    private TrainingPlan PlanOf(ParseResult result, TrainingPreset preset, Corpus corpus, TokenChoice choice)
    {
        var tokenizer = corpus.Tokenizer;
        var controls = result.GetValue(_noControls) ? null : ControlSet.Of(corpus.Training.Select(piece => piece.Controls));
        var plan = preset.PlanFor(tokenizer, result.GetValue(_plain) || result.GetValue(_tieWeights), controls);
        var (network, training) = (plan.Network, plan.Training);
        var hiddenSize = result.GetValue(_hiddenSize) ?? network.HiddenSize;
        network = network with
        {
            Cell = result.GetRequiredValue(_cell),
            HiddenSize = hiddenSize,
            Layers = result.GetValue(_layers) ?? network.Layers,
            EmbeddingSize = result.GetValue(_tieWeights) ? hiddenSize : result.GetValue(_embeddingSize) ?? network.EmbeddingSize,
        };
        return plan with
        {
            Tokenizer = tokenizer.Name,
            FramesPerQuarter = choice.FramesPerQuarter,
            ValidatesWithinPiece = tokenizer is FrameTokenizer && network is not NetworkOptions,
            TempoRange = result.GetValue(_tempoRange) ?? (tokenizer is PerformanceTokenizer ? PerformanceTempoRange : 0),
            OwnKeyShare = result.GetValue(_ownKeyShare) ?? plan.OwnKeyShare,
            Network = network is NetworkOptions plain ? plain with { TieWeights = result.GetValue(_tieWeights) } : network,
            Training = training with
            {
                Dropout = result.GetValue(_dropout) ?? training.Dropout,
                SequencesBeginTogether = result.GetValue(_wholePieces),
                DropoutIsSameOverTime = result.GetValue(_sameDropout),
                LabelSmoothing = result.GetValue(_labelSmoothing),
                BatchSize = result.GetValue(_batchSize) ?? training.BatchSize,
                SequenceLength = result.GetValue(_sequenceLength) ?? training.SequenceLength,
                LearningRate = result.GetValue(_learningRate) ?? training.LearningRate,
                Patience = result.GetValue(_patience) ?? training.Patience,
                ValidationInterval = result.GetValue(_validationInterval) ?? training.ValidationInterval,
                Seed = result.GetValue(_seed) ?? training.Seed,
            },
        };
    }
}
