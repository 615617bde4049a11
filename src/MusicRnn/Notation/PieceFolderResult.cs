using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>All files of the folders that were asked for, and what became of each.</summary>
public sealed class PieceFolderResult
{
    private readonly string _places;

    /// <summary>Creates the result.</summary>
    /// <param name="paths">The folders and files that were asked for.</param>
    /// <param name="files">The outcome of each file, in the order of their names.</param>
    public PieceFolderResult(IEnumerable<string> paths, ImmutableArray<FileOutcome> files)
    {
        _places = string.Join(", ", paths);
        Files = files;
        Pieces = [.. files.SelectMany(file => file.Pieces)];
        Causes =
        [
            .. files.Where(file => file.Kind is FileOutcomeKind.Dropped or FileOutcomeKind.PassedOver)
                .GroupBy(file => (file.Kind, file.Cause))
                .Select(group => new CauseCount(group.Key.Kind, group.Key.Cause, group.Count()))
                .OrderBy(cause => cause.Kind)
                .ThenByDescending(cause => cause.Count)
                .ThenBy(cause => cause.Cause, StringComparer.Ordinal),
        ];
    }

    /// <summary>The outcome of each file, in ordinal order of name.</summary>
    public ImmutableArray<FileOutcome> Files { get; }

    /// <summary>All pieces with notes, in the order of their files.</summary>
    public ImmutableArray<NamedPiece> Pieces { get; }

    /// <summary>How many files were dropped and passed over for each cause; dropped ones first, frequent causes first.</summary>
    public ImmutableArray<CauseCount> Causes { get; }

    /// <summary>The number of files with this outcome.</summary>
    public int CountOf(FileOutcomeKind kind) => Files.Count(file => file.Kind == kind);

    /// <summary>The pieces. Throws <see cref="MusicRnnException"/> that says why if there are none.</summary>
    public ImmutableArray<NamedPiece> RequirePieces()
    {
        if (!Pieces.IsEmpty)
        {
            return Pieces;
        }

        if (Files.IsEmpty)
        {
            throw new MusicRnnException($"{_places}: expected files of music, found no file at all. Put some there ({NotationFormats.ExtensionList}).");
        }

        var causes = string.Join(", ", Causes.Select(cause => $"{cause.Count} {cause.Cause}"));
        var files = Files.Length == 1 ? "1 file" : $"{Files.Length} files";
        throw new MusicRnnException($"{_places}: expected files of music, found none that can be used among {files}: {causes}. Give files that hold notes ({NotationFormats.ExtensionList}).");
    }
}
