using System.IO.Compression;
using System.Text;
using MusicRnn.Composing;

namespace MusicRnn.Tests.Composing;

/// <summary>The bytes of model files, sound and spoiled.</summary>
internal static class ModelFiles
{
    /// <summary>The bytes of a sound one.</summary>
    public static byte[] Sound()
    {
        using var stream = new MemoryStream();
        ModelFileWriter.Write(SmallModels.Untrained(hiddenSize: 4, layers: 1), stream);
        return stream.ToArray();
    }

    /// <summary>The same archive with the entries changed; one changed to null is left out.</summary>
    public static byte[] Repacked(byte[] source, CompressionLevel level, Func<string, byte[], byte[]?> change)
    {
        using var target = new MemoryStream();
        using (var read = new ZipArchive(new MemoryStream(source)))
        using (var write = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in read.Entries)
            {
                using var stream = entry.Open();
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                if (change(entry.FullName, bytes.ToArray()) is { } changed)
                {
                    using var output = write.CreateEntry(entry.FullName, level).Open();
                    output.Write(changed);
                }
            }
        }

        return target.ToArray();
    }

    /// <summary>A sound one with something in its description replaced.</summary>
    public static byte[] WithDescription(string old, string now) => Repacked(Sound(), CompressionLevel.NoCompression, (name, bytes) =>
    {
        if (name != "model.json")
        {
            return bytes;
        }

        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal));
    });
}
