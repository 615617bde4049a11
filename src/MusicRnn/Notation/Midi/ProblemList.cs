using System.Collections.Immutable;

namespace MusicRnn.Notation.Midi;

/// <summary>Collects what was mended in a file.</summary>
internal sealed class ProblemList
{
    // Nobody reads more, and a hostile file must not make us write a message for every few of its bytes.
    private const int MostKept = 100;

    private readonly List<(int Offset, string Message)> _problems = [];
    private int _further;

    /// <summary>Notes what was expected, found and done at an offset.</summary>
    public void Add(int offset, string message)
    {
        if (_problems.Count == MostKept)
        {
            _further++;
            return;
        }

        _problems.Add((offset, message));
    }

    /// <summary>All problems in the order of the file.</summary>
    public ImmutableArray<NotationProblem> InOrder()
    {
        var problems = _problems
            .OrderBy(problem => problem.Offset)
            .Select(problem => new NotationProblem($"byte {problem.Offset}", problem.Message));
        return _further == 0
            ? [.. problems]
            : [.. problems, new NotationProblem("whole file", $"{_further} further problems are not listed.")];
    }
}
