namespace MusicRnn.Notation.Abc;

/// <summary>Collects what is wrong in a text, up to a limit, so that rubbish does not fill the memory with complaints.</summary>
internal sealed class AbcProblems
{
    private const int Most = 1000;

    private readonly List<(AbcPosition Position, NotationProblem Problem)> problems = [];

    /// <summary>Whether a bar is short or too full.</summary>
    public bool HasBarsOfWrongLength { get; private set; }

    /// <summary>Whether anything else is wrong.</summary>
    public bool HasOthers { get; private set; }

    /// <summary>A bar holds more or less than its meter says: the music is all there.</summary>
    public void AddBarOfWrongLength(AbcPosition position, string message)
    {
        HasBarsOfWrongLength = true;
        Keep(position, message);
    }

    public void Add(AbcPosition position, string message)
    {
        HasOthers = true;
        Keep(position, message);
    }

    /// <summary>The problems in the order of the text.</summary>
    public IEnumerable<NotationProblem> InOrder() =>
        problems.OrderBy(entry => entry.Position.Line).ThenBy(entry => entry.Position.Column).Select(entry => entry.Problem);

    private void Keep(AbcPosition position, string message)
    {
        if (problems.Count < Most)
        {
            problems.Add((position, new NotationProblem(position.ToString(), message)));
        }
        else if (problems.Count == Most)
        {
            problems.Add((position, new NotationProblem(position.ToString(), $"more than {Most} problems; the others are not listed.")));
        }
    }
}
