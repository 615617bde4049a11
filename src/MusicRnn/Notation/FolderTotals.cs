using System.Collections.Immutable;

namespace MusicRnn.Notation;

/// <summary>Counts what became of files, without keeping them.</summary>
public sealed class FolderTotals
{
    private readonly int[] _kinds = new int[Enum.GetValues<FileOutcomeKind>().Length];
    private readonly Dictionary<(FileOutcomeKind Kind, string Cause), int> _causes = [];

    /// <summary>The number of files.</summary>
    public int Files => _kinds.Sum();

    /// <summary>The number of pieces with notes in all of them.</summary>
    public long Pieces { get; private set; }

    /// <summary>The number of notes in these.</summary>
    public long Notes { get; private set; }

    /// <summary>The number of problems of all files.</summary>
    public long Problems { get; private set; }

    /// <summary>How many files were dropped and passed over for each cause; dropped ones first, frequent causes first.</summary>
    public ImmutableArray<CauseCount> Causes =>
    [
        .. _causes.Select(entry => new CauseCount(entry.Key.Kind, entry.Key.Cause, entry.Value))
            .OrderBy(cause => cause.Kind)
            .ThenByDescending(cause => cause.Count)
            .ThenBy(cause => cause.Cause, StringComparer.Ordinal),
    ];

    /// <summary>The number of files with this outcome.</summary>
    public int CountOf(FileOutcomeKind kind) => _kinds[(int)kind];

    /// <summary>Counts one file more.</summary>
    public void Add(FileOutcome file)
    {
        _kinds[(int)file.Kind]++;
        Pieces += file.Pieces.Length;
        Notes += file.Pieces.Sum(piece => (long)piece.Piece.NoteCount);
        Problems += file.Problems.Length;
        if (file.Kind is FileOutcomeKind.Dropped or FileOutcomeKind.PassedOver)
        {
            _causes[(file.Kind, file.Cause)] = _causes.GetValueOrDefault((file.Kind, file.Cause)) + 1;
        }
    }

    /// <summary>Throws <see cref="MusicRnnException"/> that says why if there is no piece.</summary>
    /// <param name="places">The folders and files that were asked for.</param>
    public void RequirePieces(IEnumerable<string> places)
    {
        if (Pieces > 0)
        {
            return;
        }

        var names = string.Join(", ", places);
        if (Files == 0)
        {
            throw new MusicRnnException($"{names}: expected files of music, found no file at all. Put some there ({NotationFormats.ExtensionList}).");
        }

        var causes = string.Join(", ", Causes.Select(cause => $"{cause.Count} {cause.Cause}"));
        var files = Files == 1 ? "1 file" : $"{Files} files";
        throw new MusicRnnException($"{names}: expected files of music, found none that can be used among {files}: {causes}. Give files that hold notes ({NotationFormats.ExtensionList}).");
    }
}
