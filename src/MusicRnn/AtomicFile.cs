namespace MusicRnn;

/// <summary>Writes files so that a reader sees the old content or the new one, never half of it.</summary>
public static class AtomicFile
{
    private const string UnfinishedExtension = ".unfinished";

    /// <summary>
    /// Writes a file beside its final place, flushes it to the disk and renames it; missing folders are made. If anything
    /// fails, what stood at <paramref name="path"/> before still does. Throws <see cref="MusicRnnException"/> with the
    /// path and the reason if the folder or file cannot be written.
    /// </summary>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = path + UnfinishedExtension;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new MusicRnnException($"{path}: cannot be written ({exception.Message}) Choose another place, or free this one.", exception);
        }
        finally
        {
            RemoveIfLeft(unfinished);
        }
    }

    private static void RemoveIfLeft(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // The error that is already under way says more than this one would.
        }
    }
}
