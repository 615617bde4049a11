using MusicRnn.Notation;

namespace MusicRnn.Fuzz;

/// <summary>Tries files as they are.</summary>
internal static class FileCheck
{
    public static int Run(IEnumerable<string> paths, TextWriter output)
    {
        var failed = 0;
        var tried = 0;
        var files = paths.SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories) : [path]);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            if (NotationFormats.ForFile(file) is not { } format)
            {
                continue;
            }

            tried++;
            if (new Trial(format).Run(File.ReadAllBytes(file), writes: true) is { } failure)
            {
                failed++;
                output.WriteLine($"{file}: {failure}");
            }
        }

        output.WriteLine($"{tried} files, {failed} failed");
        return failed > 0 ? 1 : 0;
    }
}
