using System.Collections.Immutable;

namespace MusicRnn.Notation;

/// <summary>Reads whole folders of music at once, and tells what became of each file.</summary>
public static class PieceFolder
{
    /// <summary>
    /// Reads files, and folders with all folders in them. The files are read in parallel; the result is the same each
    /// time. Throws <see cref="MusicRnnException"/> if one of the paths does not exist, and
    /// <see cref="OperationCanceledException"/> if cancelled.
    /// </summary>
    /// <param name="paths">Folders and files.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static PieceFolderResult Read(IEnumerable<string> paths, CancellationToken cancellation = default)
    {
        ImmutableArray<string> roots = [.. paths];
        return new PieceFolderResult(roots, [.. PieceFiles.In(roots, cancellation).Read(cancellation)]);
    }
}
