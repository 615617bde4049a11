using MusicRnn.Learning;
using MusicRnn.Tokens;

namespace MusicRnn.Composing;

/// <summary>
/// A network that has learned music, with all it takes to compose: tokenizer, network and the record of its training.
/// Its file, <c>.mrnn</c>, is a zip archive of <c>model.json</c>, <c>weights.safetensors</c> (under PyTorch's names, shapes
/// and gate order) and <c>training.csv</c>.
/// </summary>
public sealed class Model
{
    /// <summary>The file name's extension.</summary>
    public const string Extension = ".mrnn";

    /// <summary>Creates a model. Throws <see cref="ArgumentException"/> if the network has another number of tokens than the tokenizer.</summary>
    public Model(ITokenizer tokenizer, Network network, TrainingRecord record)
    {
        if (tokenizer.Vocabulary.Count != network.Options.VocabularySize)
        {
            throw new ArgumentException($"The tokenizer has {tokenizer.Vocabulary.Count} tokens, the network {network.Options.VocabularySize}.", nameof(network));
        }

        Tokenizer = tokenizer;
        Network = network;
        Record = record;
    }

    /// <summary>What turns pieces into tokens and back.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>What predicts the next token.</summary>
    public Network Network { get; }

    /// <summary>How it was trained.</summary>
    public TrainingRecord Record { get; }

    /// <summary>The progress of the training as comma-separated values, a row each time it was looked at.</summary>
    public string TrainingLog { get; init; } = "";

    /// <summary>Reads a model file. Throws <see cref="ModelFileException"/> if it is missing, damaged, something else, or made by a newer version.</summary>
    public static Model Read(string path) => ModelFileReader.Read(path);

    /// <summary>Writes a model file: wholly or not at all, and the same model always as the same bytes. Throws <see cref="MusicRnnException"/> if it cannot be written.</summary>
    public void Write(string path) => AtomicFile.Write(path, stream => ModelFileWriter.Write(this, stream));
}
