namespace MusicRnn.Notation;

/// <summary>Something in a file that had to be mended or left out.</summary>
/// <param name="Where">The place: <c>byte 22</c>, or <c>line 12, column 7</c>.</param>
/// <param name="Message">What was expected, what was found and what was done about it.</param>
public readonly record struct NotationProblem(string Where, string Message)
{
    /// <summary>What was expected, what was found and what was done about it, in one line.</summary>
    public string Message { get; init => field = OneLine.Of(value); } = OneLine.Of(Message);

    /// <summary>The problem in one line.</summary>
    public override string ToString() => $"{Where}: {Message}";
}
