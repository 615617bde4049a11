using System.CommandLine;
using MusicRnn.Learning;
using MusicRnn.Learning.Training;

namespace MusicRnn.Cli.Commands;

/// <summary>The options that all experiments of the lab have.</summary>
internal sealed class LabOptions
{
    private const int DefaultSeed = 1;

    // A recurrence that starts as the identity explodes when it is pushed far from it: it wants smaller steps
    // (Le, Jaitly and Hinton 2015 choose the rate for each cell too).
    private const string IdentityCell = "relu-identity";
    private const double IdentityLearningRate = 1e-3;

    private readonly Option<string[]> _cells = new("--cell") { Description = "The cells to compare; all of them without it.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _hiddenSize = new Option<int>("--hidden-size") { Description = "Units of the recurrent layer.", DefaultValueFactory = _ => 100, HelpName = "N" }.InRange(1, 8192);
    private readonly Option<int> _batchSize = new Option<int>("--batch-size") { Description = "Sequences in a batch.", DefaultValueFactory = _ => 32, HelpName = "N" }.InRange(1, 4096);
    private readonly Option<double?> _learningRate;
    private readonly double _defaultLearningRate;
    private readonly Option<int> _steps;
    private readonly Option<int> _length;
    private readonly Option<int?> _seed = CommonOptions.Seed($"Where chance begins (default {DefaultSeed}).");
    private readonly Option<int> _threads = CommonOptions.Threads();

    public LabOptions(int length, int steps, double learningRate)
    {
        _cells.AcceptOnlyFromAmong([.. RecurrentOptions.CellNames]);
        _length = new Option<int>("--length", "-T") { Description = "Time steps of a sequence.", DefaultValueFactory = _ => length, HelpName = "N" }.InRange(2, 4096);
        _steps = new Option<int>("--steps") { Description = "Training steps.", DefaultValueFactory = _ => steps, HelpName = "N" }.InRange(1, 10_000_000);
        _defaultLearningRate = learningRate;
        _learningRate = new Option<double?>("--learning-rate")
        {
            Description = FormattableString.Invariant($"The largest learning rate (default {learningRate}, for relu-identity {IdentityLearningRate})."),
            HelpName = "X",
        }.InRange(1e-9, 1);
    }

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_cells, _length, _steps, _hiddenSize, _batchSize, _learningRate, _seed, _threads])
        {
            command.Options.Add(option);
        }
    }

    public IReadOnlyList<string> CellsOf(ParseResult result) =>
        result.GetValue(_cells) is { Length: > 0 } cells ? cells : RecurrentOptions.CellNames;

    public int LengthOf(ParseResult result) => result.GetValue(_length);

    public int StepsOf(ParseResult result) => result.GetValue(_steps);

    public int ThreadsOf(ParseResult result) => result.GetValue(_threads);

    public RecurrentOptions RecurrentOf(ParseResult result, string cell) => new() { Cell = cell, HiddenSize = result.GetValue(_hiddenSize), Layers = 1 };

    // Neither dropout nor decay: what is measured is whether the cell can remember, not whether it overfits.
    public TrainingOptions TrainingOf(ParseResult result, string cell) => new()
    {
        BatchSize = result.GetValue(_batchSize),
        SequenceLength = LengthOf(result),
        LearningRate = result.GetValue(_learningRate) ?? (cell == IdentityCell ? IdentityLearningRate : _defaultLearningRate),
        Seed = result.GetValue(_seed) ?? DefaultSeed,
        Dropout = 0,
        WeightDecay = 0,
    };
}
