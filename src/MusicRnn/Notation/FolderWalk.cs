namespace MusicRnn.Notation;

/// <summary>Finds all files in folders and in the folders in them, always in the same order.</summary>
public static class FolderWalk
{
    /// <summary>
    /// The files, each once, in ordinal order of name. Links to folders are not followed, as one may lead back to where
    /// it stands. Throws <see cref="MusicRnnException"/> if one of the paths does not exist.
    /// </summary>
    public static List<FoundFile> FilesIn(IReadOnlyList<string> roots, CancellationToken cancellation)
    {
        var files = new List<FoundFile>();
        var labels = LabelsOf(roots);
        for (var index = 0; index < roots.Count; index++)
        {
            var root = roots[index];
            if (Directory.Exists(root))
            {
                Walk(new DirectoryInfo(root), roots.Count == 1 ? "" : labels[index] + "/", files, cancellation);
            }
            else if (File.Exists(root))
            {
                files.Add(new FoundFile(labels[index], Path.GetFullPath(root)));
            }
            else
            {
                throw new MusicRnnException($"{root}: expected a file or folder, found nothing there. Check its name.");
            }
        }

        return [.. files.DistinctBy(file => file.Path).OrderBy(file => file.Name, StringComparer.Ordinal).ThenBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>
    /// How the names of each root's files begin. One folder alone needs no name; of several, each gives its own, with a
    /// number where another has the same.
    /// </summary>
    private static string[] LabelsOf(IReadOnlyList<string> roots)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. roots.Select(root =>
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)));
            var label = name;
            for (var number = 2; !taken.Add(label); number++)
            {
                label = $"{name} ({number})";
            }

            return label;
        })];
    }

    private static void Walk(DirectoryInfo root, string prefix, List<FoundFile> files, CancellationToken cancellation)
    {
        var waiting = new Stack<(DirectoryInfo Folder, string Prefix)>([(root, prefix)]);
        while (waiting.TryPop(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var entry in EntriesOf(next.Folder, next.Prefix, files))
            {
                if (entry is not DirectoryInfo folder)
                {
                    files.Add(new FoundFile(next.Prefix + entry.Name, entry.FullName));
                }
                else if (folder.LinkTarget is null)
                {
                    waiting.Push((folder, $"{next.Prefix}{folder.Name}/"));
                }
                else
                {
                    files.Add(new FoundFile(next.Prefix + folder.Name, folder.FullName, "a link to a folder"));
                }
            }
        }
    }

    private static FileSystemInfo[] EntriesOf(DirectoryInfo folder, string prefix, List<FoundFile> files)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            files.Add(new FoundFile(prefix, folder.FullName, "a folder that cannot be opened"));
            return [];
        }
    }
}
