namespace MusicRnn.Notation.Abc;

/// <summary>Collects what is wrong in a text, up to a limit, so that rubbish does not fill the memory with complaints.</summary>
internal sealed class AbcProblems
{
    private const int Most = 1000;

    private readonly List<(AbcPosition Position, NotationProblem Problem)> problems = [];

    public void Add(AbcPosition position, string message, bool isOfBarLength = false)
    {
        if (problems.Count < Most)
        {
            problems.Add((position, new NotationProblem(position.ToString(), message) { IsOfBarLength = isOfBarLength }));
        }
        else if (problems.Count == Most)
        {
            problems.Add((position, new NotationProblem(position.ToString(), $"more than {Most} problems; the others are not listed.")));
        }
    }

    /// <summary>The problems in the order of the text.</summary>
    public IEnumerable<NotationProblem> InOrder() =>
        problems.OrderBy(entry => entry.Position.Line).ThenBy(entry => entry.Position.Column).Select(entry => entry.Problem);
}
