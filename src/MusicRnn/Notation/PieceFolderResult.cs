using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>All files of the folders that were asked for, and what became of each.</summary>
public sealed class PieceFolderResult
{
    private readonly ImmutableArray<string> _places;
    private readonly FolderTotals _totals = new();

    /// <summary>Creates the result.</summary>
    /// <param name="paths">The folders and files that were asked for.</param>
    /// <param name="files">The outcome of each file, in the order of their names.</param>
    public PieceFolderResult(IEnumerable<string> paths, ImmutableArray<FileOutcome> files)
    {
        _places = [.. paths];
        Files = files;
        Pieces = [.. files.SelectMany(file => file.Pieces)];
        foreach (var file in files)
        {
            _totals.Add(file);
        }
    }

    /// <summary>The outcome of each file, in ordinal order of name.</summary>
    public ImmutableArray<FileOutcome> Files { get; }

    /// <summary>All pieces with notes, in the order of their files.</summary>
    public ImmutableArray<NamedPiece> Pieces { get; }

    /// <summary>How many files were dropped and passed over for each cause; dropped ones first, frequent causes first.</summary>
    public ImmutableArray<CauseCount> Causes => _totals.Causes;

    /// <summary>The number of files with this outcome.</summary>
    public int CountOf(FileOutcomeKind kind) => _totals.CountOf(kind);

    /// <summary>The pieces. Throws <see cref="MusicRnnException"/> that says why if there are none.</summary>
    public ImmutableArray<NamedPiece> RequirePieces()
    {
        _totals.RequirePieces(_places);
        return Pieces;
    }
}
