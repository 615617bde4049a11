using System.Collections.Immutable;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Conversion;

/// <summary>What becomes of the files of a folder that is converted, decided before any of them is read.</summary>
internal sealed class ConversionPlan
{
    // Where file names ignore case, so do we.
    private static readonly StringComparer FileNames =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private ConversionPlan(IEnumerable<FoundFile> files, string input, string output, string extension, INotationFormat? format)
    {
        Name = format?.Name ?? extension.TrimStart('.');
        ImmutableArray<FoundFile> inputs = [.. files.Where(file => IsWithin(Path.GetFullPath(input), Path.GetFullPath(output)) || !IsWithin(file.Path, Path.GetFullPath(output)))];
        Inputs = inputs.Select(file => file.Path).ToHashSet(FileNames);
        Obstacles = [.. inputs.Where(file => file.Obstacle is not null)];
        AlreadyThere = inputs.Count(file => format is not null && file.Obstacle is null && NotationFormats.ForFile(file.Path) == format);
        OtherFiles = inputs.Count(file => file.Obstacle is null && NotationFormats.ForFile(file.Path) is null);
        FoundFile[] sources = [.. inputs.Where(file => file.Obstacle is null && NotationFormats.ForFile(file.Path) is { } source && source != format)];
        var names = OutputNames([.. sources.Select(file => file.Name)], extension);
        Conversions = [.. sources.Select((file, index) => new Conversion(Path.Join(input, file.Name), Path.Join(output, names[index])))];
        Outputs = Conversions.Select(conversion => Path.GetFullPath(conversion.Output)).ToHashSet(FileNames);
    }

    /// <summary>The name of the format that is written.</summary>
    public string Name { get; }

    /// <summary>The conversions, in ordinal order of the inputs' names.</summary>
    public ImmutableArray<Conversion> Conversions { get; }

    /// <summary>The full paths of all files in the folder, of which none is to be written over unasked.</summary>
    public IReadOnlySet<string> Inputs { get; }

    /// <summary>The full paths of all outputs that are planned, of which none is to get the number of another one's piece.</summary>
    public IReadOnlySet<string> Outputs { get; }

    /// <summary>What cannot be gone into or read.</summary>
    public ImmutableArray<FoundFile> Obstacles { get; }

    /// <summary>How many files are in the wanted format already.</summary>
    public int AlreadyThere { get; }

    /// <summary>How many files are in no known format.</summary>
    public int OtherFiles { get; }

    /// <summary>Plans for a folder with all folders in it, but not for what is in the output folder. Throws <see cref="MusicRnnException"/> if it cannot be read.</summary>
    public static ConversionPlan For(string input, string output, INotationFormat format, CancellationToken cancellation) =>
        new(FolderWalk.FilesIn([input], cancellation), input, output, format.Extensions[0], format);

    /// <summary>Plans to make sound of each file of music in a folder, with the extension of a sound file. Throws as the other does.</summary>
    public static ConversionPlan ForSound(string input, string output, string extension, CancellationToken cancellation) =>
        new(FolderWalk.FilesIn([input], cancellation), input, output, extension, null);

    /// <summary>
    /// The relative path of each output: the input's, with its extension replaced by the one given. Inputs that would meet
    /// in one output keep theirs before it: <c>x.abc</c> and <c>x.mid</c> become <c>x.abc.json</c> and <c>x.mid.json</c>.
    /// </summary>
    public static string[] OutputNames(IReadOnlyList<string> inputs, string extension)
    {
        string[] names = [.. inputs.Select(name => Path.ChangeExtension(name, extension))];

        // Each round only makes names longer, and the longest ones all differ, as the inputs do.
        while (Meeting(names) is { Count: > 0 } meeting)
        {
            var isChanged = false;
            foreach (var index in meeting.Where(index => names[index] != inputs[index] + extension))
            {
                names[index] = inputs[index] + extension;
                isChanged = true;
            }

            if (!isChanged)
            {
                break;
            }
        }

        return names;
    }

    private static List<int> Meeting(string[] names)
    {
        var byName = Enumerable.Range(0, names.Length).ToLookup(index => names[index], FileNames);
        return [.. Enumerable.Range(0, names.Length).Where(index => byName[names[index]].Skip(1).Any())];
    }

    // A folder is within itself.
    private static bool IsWithin(string path, string folder) =>
        Path.Join(path, "/").StartsWith(Path.Join(Path.TrimEndingDirectorySeparator(folder), "/"), StringComparison.Ordinal);
}
