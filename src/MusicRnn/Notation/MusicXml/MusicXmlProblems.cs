using System.Collections.Immutable;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Collects what was mended in a file, up to a limit, so that rubbish does not fill the memory with complaints.</summary>
internal sealed class MusicXmlProblems
{
    private const int MostKept = 100;

    private readonly List<(int Line, int Column, string Message)> _problems = [];
    private int _further;

    /// <summary>Notes what was expected, found and done at an element.</summary>
    public void Add(MusicXmlElement element, string message) => Add(element.Line, element.Column, message);

    /// <summary>Notes what was expected, found and done at a place.</summary>
    public void Add(int line, int column, string message)
    {
        if (_problems.Count == MostKept)
        {
            _further++;
            return;
        }

        _problems.Add((line, column, OneLine.Of(message)));
    }

    /// <summary>All problems in the order of the file; those of the whole file, at line 0, come last.</summary>
    public ImmutableArray<NotationProblem> InOrder()
    {
        var problems = _problems
            .OrderBy(problem => problem.Line == 0 ? int.MaxValue : problem.Line)
            .ThenBy(problem => problem.Column)
            .Select(problem => new NotationProblem(problem.Line == 0 ? "whole file" : $"line {problem.Line}, column {problem.Column}", problem.Message));
        return _further == 0
            ? [.. problems]
            : [.. problems, new NotationProblem("whole file", $"{_further} further problems are not listed.")];
    }
}
