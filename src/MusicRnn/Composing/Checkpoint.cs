using System.Text.Json;
using MusicRnn.Learning;

namespace MusicRnn.Composing;

/// <summary>
/// A training run on disk: a safetensors file with weights, averages, moments and recurrent state, whose metadata says
/// where the run stands. It is written beside and renamed, so the last whole one is always there.
/// </summary>
internal sealed record Checkpoint(TensorSet Tensors, TrainingStanding Standing)
{
    /// <summary>What is added to the model's file name.</summary>
    public const string Extension = ".checkpoint";

    private const string StandingName = "musicrnn_training";

    public void Write(string path) => AtomicFile.Write(path, stream =>
        SafetensorsFile.Write(stream, Tensors.All, [new(StandingName, JsonSerializer.Serialize(Standing, TrainingStandingJson.Default.TrainingStanding))]));

    /// <summary>Throws <see cref="ModelFileException"/> if there is no checkpoint, or if it cannot be read.</summary>
    public static Checkpoint Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = SafetensorsFile.Read(stream, stream.Length);
            return file.Metadata.TryGetValue(StandingName, out var json) && JsonSerializer.Deserialize(json, TrainingStandingJson.Default.TrainingStanding) is { } standing
                ? new Checkpoint(file.Tensors, standing)
                : throw new MusicRnnException("it holds tensors, but no training run.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"{path}: there is no training run to go on with. Leave --resume out to begin one.", exception);
        }
        catch (Exception exception) when (exception is MusicRnnException or IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelFileException($"{path}: this is not a checkpoint that can be gone on from ({exception.Message}) Leave --resume out to begin anew.", exception);
        }
    }
}
