using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MusicRnn.Composing.Novelty;
using MusicRnn.Learning;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// Reads model files. Whatever the bytes are, it ends with a model or with one <see cref="ModelFileException"/>, and takes
/// no more memory than the file's own size warrants.
/// </summary>
internal static class ModelFileReader
{
    // A hundred thousand files in the data sheet; weeks of progress rows.
    private const int LongestDescription = 1 << 25;
    private const int LongestLog = 1 << 26;

    // Names and shapes take a kilobyte or two; who has put the weights back from another program may have added words.
    private const int LongestWeightsHeader = 1 << 20;

    private const string HowToGetOne = "'musicrnn train FOLDER -o MODEL.mrnn' makes a model.";

    /// <summary>Reads a model file.</summary>
    public static Model Read(string path)
    {
        using var stream = Open(path);
        return Read(path, stream);
    }

    /// <summary>Reads a model from a stream that can seek.</summary>
    public static Model Read(string path, Stream stream)
    {
        try
        {
            RejectForeign(path, stream);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
            stream.Position = 0;
            using var archive = new ModelArchive(stream);
            var description = ReadDescription(path, archive);
            var tokenizer = RestoreTokenizer(description.Tokenizer);
            var network = ReadNetwork(archive, description.Network, new NetworkInput(tokenizer, description.Controls));
            return new Model(tokenizer, network, description.Training, description.Controls) { TrainingLog = ReadLog(archive), Novelty = ReadNovelty(archive), Sha256 = sha256 };
        }
        catch (MusicRnnException exception) when (exception is not ModelFileException)
        {
            throw Damaged(path, exception.Message, exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Damaged(path, $"{ModelFileWriter.DescriptionName} is not as it should be ({exception.Message})", exception);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw Damaged(path, "the zip archive is cut off or damaged.", exception);
        }
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ModelFileException($"{path}: expected a model file (.mrnn), found a folder. Give the file.");
        }

        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or ArgumentException or NotSupportedException)
        {
            throw new ModelFileException($"{path}: expected a model file (.mrnn), found nothing there. Check the path; {HowToGetOne}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{path}: the model file cannot be read ({exception.Message}) See that you may read it.", exception);
        }
    }

    private static void RejectForeign(string path, Stream stream)
    {
        Span<byte> beginning = stackalloc byte[4];
        var count = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var found = beginning[..count] switch
        {
            [] => "an empty file",
            [(byte)'P', (byte)'K', ..] => null,
            [(byte)'M', (byte)'T', (byte)'h', (byte)'d'] => "a MIDI file",
            [(byte)'{', ..] => "a JSON file",
            _ => "a file of another kind",
        };
        if (found is not null)
        {
            throw Foreign(path, found);
        }
    }

    private static ModelDescription ReadDescription(string path, ModelArchive archive)
    {
        if (!archive.Has(ModelFileWriter.DescriptionName))
        {
            throw Foreign(path, $"a zip archive without {ModelFileWriter.DescriptionName}");
        }

        var bytes = archive.ReadBytes(ModelFileWriter.DescriptionName, LongestDescription);
        RejectOtherFormat(path, bytes);
        var description = JsonSerializer.Deserialize(bytes, ModelJson.Readable.ModelDescription);
        return description ?? throw new MusicRnnException($"{ModelFileWriter.DescriptionName} is empty.");
    }

    // Before all else, for what else a newer version says may not be understood.
    private static void RejectOtherFormat(string path, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        var isModel = root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String
            && format.ValueEquals(ModelDescription.FormatName);
        if (!isModel)
        {
            throw Foreign(path, $"a zip archive with another program's {ModelFileWriter.DescriptionName}");
        }

        var version = 0;
        var hasVersion = root.TryGetProperty("formatVersion", out var number)
            && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out version) && version > 0;
        if (!hasVersion)
        {
            throw new MusicRnnException($"{ModelFileWriter.DescriptionName} has no format version.");
        }

        if (version < ModelDescription.OldestFormatVersion)
        {
            throw new ModelFileException($"{path}: expected a model of format {ModelDescription.OldestFormatVersion}, found format {version} of an early version. Train the model again.");
        }

        if (version > ModelDescription.NewestFormatVersion)
        {
            var writer = root.TryGetProperty("programVersion", out var program) ? program.ToString() : "unknown";
            throw new ModelFileException(
                $"{path}: expected a model of format {ModelDescription.NewestFormatVersion} or older, found format {version}, written by version {writer}. Install that version of MusicRnn or a newer one.");
        }
    }

    private static ITokenizer RestoreTokenizer(TokenizerDescription description)
    {
        try
        {
            return Tokenizers.Restore(description.Name, new Vocabulary(description.Vocabulary));
        }
        catch (ArgumentException exception)
        {
            throw new MusicRnnException("the vocabulary has a token twice, or one without a name.", exception);
        }
    }

    private static NetworkWeights ReadNetwork(ModelArchive archive, TokenNetworkOptions options, NetworkInput input)
    {
        var kind = NetworkKind.Of(input, options);
        var tensors = ReadWeights(archive, WeightSize.Of(options));
        var network = kind.Create();
        network.FromTensors(tensors);
        return network;
    }

    private static TensorSet ReadWeights(ModelArchive archive, long numbers)
    {
        var tensors = archive.Read(
            ModelFileWriter.WeightsName, (numbers * sizeof(float)) + LongestWeightsHeader, (stream, length) => SafetensorsFile.Read(stream, length).Tensors);
        var found = tensors.All.Sum(tensor => (long)tensor.Numbers.Length);
        if (found < numbers)
        {
            throw new MusicRnnException($"{ModelFileWriter.WeightsName} should hold the {numbers} weights of the network, but holds {found}.");
        }

        foreach (var tensor in tensors.All.Where(tensor => !Array.TrueForAll(tensor.Numbers, float.IsFinite)))
        {
            throw new MusicRnnException($"the tensor '{tensor.Name}' holds numbers that are not finite.");
        }

        return tensors;
    }

    private static string ReadLog(ModelArchive archive) =>
        Encoding.UTF8.GetString(archive.ReadBytes(ModelFileWriter.LogName, LongestLog));

    // Models of earlier versions have none.
    private static NoveltyIndex? ReadNovelty(ModelArchive archive) => archive.Has(ModelFileWriter.NoveltyName)
        ? NoveltyIndexFile.Read(archive.ReadBytes(ModelFileWriter.NoveltyName, NoveltyIndexFile.MostBytes))
        : null;

    private static ModelFileException Foreign(string path, string found) =>
        new($"{path}: expected a MusicRnn model (.mrnn), found {found}. {HowToGetOne}");

    private static ModelFileException Damaged(string path, string reason, Exception cause) =>
        new($"{path}: expected a whole MusicRnn model (.mrnn), found this: {reason} Take another copy of the file, or train the model again.", cause);
}
