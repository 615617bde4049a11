using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MusicRnn.Composing.Novelty;
using MusicRnn.Learning;

namespace MusicRnn.Composing;

/// <summary>Writes model files; <see cref="ModelFileReader"/> reads them.</summary>
internal static class ModelFileWriter
{
    public const string DescriptionName = "model.json";
    public const string WeightsName = "weights.safetensors";
    public const string LogName = "training.csv";
    public const string NoveltyName = "novelty.bin";

    // The first moment that a zip archive can tell: the clock has no part in a model.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Model model, Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WriteEntry(archive, DescriptionName, entry =>
        {
            JsonSerializer.Serialize(entry, ModelDescription.Of(model), ModelJson.Readable.ModelDescription);
            entry.WriteByte((byte)'\n');
        });
        WriteEntry(archive, WeightsName, entry => SafetensorsFile.Write(entry, model.Network.ToTensors(), [new("format", "pt")]));
        WriteEntry(archive, LogName, entry => entry.Write(Encoding.UTF8.GetBytes(model.TrainingLog)));
        if (model.Novelty is { } novelty)
        {
            WriteEntry(archive, NoveltyName, entry =>
            {
                using var buffered = new BufferedStream(entry);
                NoveltyIndexFile.Write(novelty, buffered);
            });
        }
    }

    // Stored, not compressed: weights hardly shrink, and what a compressor makes of them differs between its versions.
    private static void WriteEntry(ZipArchive archive, string name, Action<Stream> write)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        write(stream);
    }
}
