namespace MusicRnn.Notation;

/// <summary>
/// Finds files that hold the same piece in two notations: those of one folder that are alike in name but for the
/// extension, such as <c>jig.abc</c> beside <c>jig.mid</c>, or <c>jig.mid.json</c>, as converting a folder may name it. A
/// piece read twice would count twice in training.
/// </summary>
internal static class Twins
{
    /// <summary>For the path of each file that need not be read: the name of the file that is read instead.</summary>
    public static Dictionary<string, string> Of(IReadOnlyList<FoundFile> files)
    {
        var first = new Dictionary<string, (FoundFile File, int Rank)>(StringComparer.Ordinal);
        var ranks = files.Select(RankOf).ToArray();
        for (var index = 0; index < files.Count; index++)
        {
            if (ranks[index] >= 0 && (!first.TryGetValue(StemOf(files[index]), out var best) || ranks[index] < best.Rank))
            {
                first[StemOf(files[index])] = (files[index], ranks[index]);
            }
        }

        var twins = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < files.Count; index++)
        {
            if (ranks[index] >= 0 && first[StemOf(files[index])] is var best && ranks[index] > best.Rank)
            {
                twins.Add(files[index].Path, best.File.Name);
            }
        }

        return twins;
    }

    // The place of the file's format in THE LIST, -1 for none.
    private static int RankOf(FoundFile file) =>
        file.Obstacle is null && NotationFormats.ForFile(file.Path) is { } format ? NotationFormats.All.IndexOf(format) : -1;

    private static string StemOf(FoundFile file)
    {
        var stem = Path.GetFileNameWithoutExtension(file.Path);
        while (NotationFormats.ForFile(stem) is not null)
        {
            stem = Path.GetFileNameWithoutExtension(stem);
        }

        return Path.Join(Path.GetDirectoryName(file.Path), stem);
    }
}
