using System.Collections.Immutable;
using System.Globalization;

namespace MusicRnn.Cli.Conversion;

/// <summary>A file that is to be read and the file that is to be made from it.</summary>
/// <param name="Input">The path of the first one, which messages call it by too.</param>
/// <param name="Output">Where the output goes; pieces that need files of their own get numbers in it.</param>
internal sealed record Conversion(string Input, string Output)
{
    /// <summary>
    /// Where each of several pieces goes: <c>x-1.mid</c>, <c>x-2.mid</c> and so on; where another file's output is called so,
    /// <c>x.abc-1.mid</c>.
    /// </summary>
    /// <param name="count">How many pieces.</param>
    /// <param name="reservedFiles">Full paths that only their own conversion writes to.</param>
    public ImmutableArray<string> NumberedOutputs(int count, IReadOnlySet<string> reservedFiles)
    {
        var usual = Numbered(Path.ChangeExtension(Output, null), count);
        return usual.Any(path => reservedFiles.Contains(Path.GetFullPath(path)))
            ? Numbered(Path.Combine(Path.GetDirectoryName(Output) ?? "", Path.GetFileName(Input)), count)
            : usual;
    }

    private ImmutableArray<string> Numbered(string stem, int count) =>
        [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{Path.GetExtension(Output)}"))];
}
