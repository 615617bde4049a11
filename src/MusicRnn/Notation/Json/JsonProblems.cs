using System.Collections.Immutable;

namespace MusicRnn.Notation.Json;

/// <summary>Collects what was left out of a JSON file, up to a limit.</summary>
internal sealed class JsonProblems
{
    private readonly List<NotationProblem> _problems = [];
    private int _further;

    /// <summary>How many there are so far.</summary>
    public int Count => _problems.Count;

    /// <summary>Adds a problem.</summary>
    public void Add(NotationProblem problem)
    {
        if (_problems.Count < JsonLimits.Problems)
        {
            _problems.Add(problem);
        }
        else
        {
            _further++;
        }
    }

    /// <summary>Tells that a name is not one of this notation's.</summary>
    public void AddUnknown(string where, string name) =>
        Add(new NotationProblem(where, $"the name \"{name}\" means nothing here; what it names is left out."));

    /// <summary>Passes over the value of a name that is not one of this notation's, tells that, and returns what was read so far.</summary>
    public T AddUnknown<T>(ref JsonCursor cursor, string name, T unchanged)
    {
        AddUnknown(cursor.Where, name);
        cursor.Skip();
        return unchanged;
    }

    /// <summary>Forgets the problems that came after so many: those of a piece that is left out itself.</summary>
    public void CutTo(int count) => _problems.RemoveRange(count, _problems.Count - count);

    /// <summary>All of them in order.</summary>
    public ImmutableArray<NotationProblem> All() => _further == 0
        ? [.. _problems]
        : [.. _problems, new NotationProblem("whole file", $"{_further} further problems are not listed.")];
}
