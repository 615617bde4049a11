using MusicRnn.Cli.Commands;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Corpora;

/// <summary>What became of files that are read one after another and not kept: totals, and some examples of each fate.</summary>
internal sealed class ReadingReport(IReadOnlyList<string> places)
{
    private const int ExamplesOfEach = 3;

    private readonly FolderTotals _totals = new();
    private readonly List<FileOutcome> _mended = [];
    private readonly Dictionary<string, List<string>> _dropped = new(StringComparer.Ordinal);
    private long _pieces;

    /// <summary>The number of files with this outcome.</summary>
    public int CountOf(FileOutcomeKind kind) => _totals.CountOf(kind);

    /// <summary>Counts a file.</summary>
    public void Add(ReadFile file)
    {
        _totals.Add(file.Outcome);
        _pieces += file.Drafts.Count;
        if (file.Outcome.Kind == FileOutcomeKind.Mended && _mended.Count < ExamplesOfEach)
        {
            _mended.Add(file.Outcome);
        }
        else if (file.Outcome.Kind == FileOutcomeKind.Dropped)
        {
            var examples = _dropped.TryGetValue(file.Outcome.Cause, out var known) ? known : _dropped[file.Outcome.Cause] = [];
            if (examples.Count < ExamplesOfEach)
            {
                examples.Add(file.Outcome.Reason);
            }
        }
    }

    /// <summary>Throws <see cref="MusicRnnException"/> that says why if there is no piece.</summary>
    public void RequirePieces()
    {
        if (_pieces == 0)
        {
            Tell();
            _totals.RequirePieces(places);
        }
    }

    /// <summary>Tells all.</summary>
    public void Tell() => FolderReport.Tell(_totals, _mended, cause => _dropped.GetValueOrDefault(cause, []));
}
