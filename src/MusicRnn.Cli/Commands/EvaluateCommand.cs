using System.CommandLine;
using MusicRnn.Cli.Corpora;
using MusicRnn.Cli.Evaluation;
using MusicRnn.Cli.Info;
using MusicRnn.Composing;
using MusicRnn.Evaluation;
using MusicRnn.Learning.Kernels;
using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Commands;

/// <summary>
/// <c>musicrnn evaluate MODEL FOLDER</c>: how well a model predicts music that it has not learned from, beside the baselines;
/// <c>musicrnn evaluate --generated DIR --reference FOLDER</c>: how anybody's pieces compare with others.
/// </summary>
internal sealed class EvaluateCommand
{
    private const string ValidationSide = "validation";
    private const string TestSide = "test";

    private readonly Argument<string?> _model = new("MODEL") { Description = "The model file, made by train or demo.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string[]> _folders = new("FOLDER") { Description = "Folders, or files, of music: those that it was trained on, of which the pieces held out are scored; or new ones, of which all are.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _training = new("--training") { Description = "For new music: the folder that the model was trained on, for the baselines to learn from.", HelpName = "FOLDER" };
    private readonly Option<string> _side = new("--side") { Description = "Where the split was given, as piano-roll files have one and --split names one: the pieces to choose by or those to measure by.", DefaultValueFactory = _ => ValidationSide };
    private readonly Option<string?> _split = new("--split") { Description = "The lists by which the model's music was split, if 'train --split' was given them; --side then tells which pieces are scored.", HelpName = "FILE" };
    private readonly Option<bool> _files = new("--files") { Description = "Tell of each piece too." };
    private readonly Option<bool> _json = new("--json") { Description = "Tell it as JSON, for programs; with each piece." };
    private readonly Option<int> _threads = CommonOptions.Threads();
    private readonly StatisticsOptions _statistics = new();

    private EvaluateCommand() => _side.AcceptOnlyFromAmong(ValidationSide, TestSide);

    public static Command Create()
    {
        var evaluate = new EvaluateCommand();
        var command = new Command("evaluate", "Measure how well a model predicts music that it has not learned from; or how generated pieces compare with a reference.")
        {
            evaluate._model, evaluate._folders, evaluate._training, evaluate._side, evaluate._split, evaluate._files, evaluate._json, evaluate._threads,
        };
        evaluate._statistics.AddTo(command, evaluate._model, evaluate._training, evaluate._side, evaluate._split, evaluate._files, evaluate._threads);
        command.SetAction(evaluate.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        using var interrupt = new Interrupt();
        if (_statistics.RequestOf(result) is { } request)
        {
            StatisticsRun.Tell(request, result.GetValue(_json), interrupt.Token);
            return 0;
        }

        var path = result.GetRequiredValue(_model)!;
        var model = Model.Read(path);
        var folders = result.GetValue(_folders) ?? [];
        RequireFolder(folders, path, model.Record.Data);
        var (pieces, known) = Split(folders, model, result, interrupt.Token);
        RequireScored(pieces, folders);

        using var team = new WorkerTeam(result.GetValue(_threads));
        var predicted = PredictedPiece.Of(model, pieces.Scored, team, cancellation: interrupt.Token);
        var baselines = BaselinesFor(known, model.Tokenizer, team, interrupt.Token);
        var facts = EvaluationFacts.Of(path, pieces, predicted, baselines, known.Training.Length, model.Tokenizer);
        if (result.GetValue(_json))
        {
            Terminal.Say(InfoJson.Of(facts));
        }
        else
        {
            EvaluationText.Tell(facts, result.GetValue(_files));
        }

        return 0;
    }

    // The pieces that may be scored, and those that the baselines learn from and are chosen by.
    private (HeldOutPieces Pieces, HeldOutPieces Known) Split(string[] folders, Model model, ParseResult result, CancellationToken cancellation)
    {
        var side = result.GetRequiredValue(_side) == TestSide ? CorpusSide.Test : CorpusSide.Validation;
        if ((result.GetValue(_split) is { } split ? SplitCorpus(folders, split, model, cancellation) : GivenSplit.Find(folders, model)) is { } corpus)
        {
            return (HeldOutPieces.Of(corpus, side), HeldOutPieces.Of(corpus, CorpusSide.Validation));
        }

        var pieces = Read(folders, model, cancellation);
        if (result.GetValue(_training) is not { Length: > 0 } training)
        {
            return (pieces, pieces);
        }

        var known = ReadTraining(training, model, cancellation);
        return (pieces.Without(known.Training), known);
    }

    private static Corpus SplitCorpus(string[] folders, string split, Model model, CancellationToken cancellation)
    {
        var options = new CorpusOptions { GivenSide = SplitFile.Read(split) };
        var folder = PieceFolder.Read(folders, cancellation);
        folder.RequirePieces();
        var files = folder.Files.Where(file => !file.Pieces.IsEmpty);
        return model.Tokenizer is ITextTokenizer texts
            ? Corpus.Create(files.SelectMany(MusicTexts.In), texts, options)
            : Corpus.Create(files.SelectMany(file => file.Pieces), model.Tokenizer, options);
    }

    private static HeldOutPieces Read(string[] folders, Model model, CancellationToken cancellation)
    {
        var folder = PieceFolder.Read(folders, cancellation);
        folder.RequirePieces();
        return HeldOutPieces.In(
            folder.Files.Where(file => !file.Pieces.IsEmpty).SelectMany(file =>
            {
                var sha256 = FileHash.Of(file.Path);
                return model.Tokenizer is ITextTokenizer
                    ? MusicTexts.In(file).Select(text => new HashedPiece(text, sha256))
                    : file.Pieces.Select(piece => new HashedPiece(piece, sha256));
            }),
            model);
    }

    private static HeldOutPieces ReadTraining(string[] folders, Model model, CancellationToken cancellation)
    {
        var known = Read(folders, model, cancellation);
        return known is { AreNew: false, Training.IsEmpty: false, Scored.IsEmpty: false }
            ? known
            : throw new MusicRnnException(
                $"--training {string.Join(' ', folders)}: expected the files that the model learned from and was validated by, found {(known.AreNew ? "none that its data sheet lists" : "only one kind")}. 'musicrnn info MODEL --json' shows their names.");
    }

    private static IReadOnlyList<Baseline> BaselinesFor(HeldOutPieces known, ITokenizer tokenizer, WorkerTeam team, CancellationToken cancellation)
    {
        int[][] training = [.. known.Training.Select(piece => piece.Tokens)];
        return tokenizer switch
        {
            FrameTokenizer frames => training.Length == 0 ? [] : FrameBaselines.Train(frames, training),
            _ when training.Length == 0 => [Baselines.Uniform(tokenizer.Vocabulary.Count)],
            _ => ShareProgress.Show("training the baselines", progress => Baselines.Train(
                training, [.. known.Scored.Select(piece => piece.Tokens)], tokenizer.Vocabulary.Count, team, progress, cancellation)),
        };
    }

    private static void RequireFolder(string[] folders, string model, DataSheet data)
    {
        if (folders.Length > 0)
        {
            return;
        }

        var learned = data.Files.Where(file => file.Side == CorpusSide.Training).ToArray();
        var first = learned.Length == 0 ? "" : $", the first of them {learned[0].Name}";
        throw new MusicRnnException(
            $"{model}: expected a folder of music after it, found none. The model learned from {Wording.Count(learned.Length, "file")}{first}; name their folder, and the pieces held out are scored, or one with new music: musicrnn evaluate {model} FOLDER");
    }

    private static void RequireScored(HeldOutPieces pieces, string[] folders)
    {
        if (!pieces.Scored.IsEmpty)
        {
            return;
        }

        var dropped = pieces.Dropped.IsEmpty ? "" : $", and {pieces.Dropped.Length} dropped, the first, {pieces.Dropped[0].Name}, because {pieces.Dropped[0].Reason}";
        throw new MusicRnnException(
            $"{string.Join(' ', folders)}: expected pieces that the model has not learned from, found none: {pieces.Training.Length} on the training side{dropped}. Name the whole folder that it was trained on, or new music.");
    }
}
