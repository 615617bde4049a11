using System.IO.Compression;

namespace MusicRnn.Fuzz;

/// <summary>Seeds that are zip archives.</summary>
internal static class ZipSeed
{
    public static bool IsZip(ReadOnlySpan<byte> seed) => seed.StartsWith("PK"u8);

    /// <summary>An archive with the same entries, each with its content changed.</summary>
    public static byte[] WithEntries(byte[] seed, Func<byte[], byte[]> change)
    {
        using var result = new MemoryStream();
        using (var before = new ZipArchive(new MemoryStream(seed)))
        using (var after = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The first entry says which one is the score: without it there is little to damage.
            for (var index = 0; index < before.Entries.Count; index++)
            {
                using var content = new MemoryStream();
                using (var stream = before.Entries[index].Open())
                {
                    stream.CopyTo(content);
                }

                using var target = after.CreateEntry(before.Entries[index].FullName).Open();
                target.Write(index > 0 ? change(content.ToArray()) : content.ToArray());
            }
        }

        return result.ToArray();
    }
}
