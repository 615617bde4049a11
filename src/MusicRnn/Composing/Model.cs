using MusicRnn.Composing.Novelty;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// A network that has learned music, with all it takes to compose: tokenizer, network and the record of its training.
/// Its file, <c>.mrnn</c>, is a zip archive of <c>model.json</c>, <c>weights.safetensors</c> (under PyTorch's names, shapes
/// and gate order), <c>training.csv</c> and <c>novelty.bin</c>.
/// </summary>
public sealed class Model
{
    /// <summary>The file name's extension.</summary>
    public const string Extension = ".mrnn";

    private readonly NetworkKind _kind;

    /// <summary>Creates a model. Throws <see cref="MusicRnnException"/> if the network does not fit the tokenizer.</summary>
    /// <param name="tokenizer">What turns pieces into tokens and back.</param>
    /// <param name="network">What predicts the next token: a <see cref="Learning.Network"/>, or a <see cref="FrameNetwork"/> with the tokenizer's features.</param>
    /// <param name="record">How it was trained.</param>
    /// <param name="controls">What the network has learned to be told of a piece; null for nothing.</param>
    public Model(ITokenizer tokenizer, NetworkWeights network, TrainingRecord record, ControlSet? controls = null)
    {
        Architecture = network switch
        {
            Network plain => plain.Options,
            FrameNetwork frames => frames.Options,
            _ => throw new ArgumentException("The network does not predict tokens.", nameof(network)),
        };
        Controls = controls;
        _kind = NetworkKind.Of(new NetworkInput(tokenizer, controls), Architecture);
        Tokenizer = tokenizer;
        Network = network;
        Record = record;
    }

    /// <summary>What turns pieces into tokens and back.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>What the network has learned to be told of a piece; null for nothing.</summary>
    public ControlSet? Controls { get; }

    /// <summary>All that the network is told.</summary>
    internal NetworkInput Input => new(Tokenizer, Controls);

    /// <summary>What predicts the next token.</summary>
    public NetworkWeights Network { get; }

    /// <summary>The network's architecture.</summary>
    public TokenNetworkOptions Architecture { get; }

    /// <summary>How it was trained.</summary>
    public TrainingRecord Record { get; }

    /// <summary>The progress of the training as comma-separated values, a row each time it was looked at.</summary>
    public string TrainingLog { get; init; } = "";

    /// <summary>The SHA-256 of the file it was read from, as 64 lower-case hexadecimal digits; null if it was read from none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What was learned from, to tell what is copied; null in the models of earlier versions.</summary>
    public NoveltyIndex? Novelty { get; init; }

    /// <summary>Makes steppers for a number of lanes each. Throws <see cref="MusicRnnException"/> if the network has no weights in half the bits.</summary>
    internal Func<int, ITokenStepper> StepperFactory(bool halves) => _kind.StepperFactory(Network, halves);

    /// <summary>A scorer of token sequences.</summary>
    internal ITokenScorer CreateScorer(WorkerTeam team, int batchSize, bool isWithinPiece = false, Func<int, ControlValues>? told = null) =>
        _kind.CreateScorer(Network, team, batchSize, isWithinPiece, told);

    /// <summary>Reads a model file. Throws <see cref="ModelFileException"/> if it is missing, damaged, something else, or made by a newer version.</summary>
    public static Model Read(string path) => ModelFileReader.Read(path);

    /// <summary>Writes a model file: wholly or not at all, and the same model always as the same bytes. Throws <see cref="MusicRnnException"/> if it cannot be written.</summary>
    public void Write(string path) => AtomicFile.Write(path, stream => ModelFileWriter.Write(this, stream));
}
