namespace MusicRnn.Notation;

/// <summary>Messages quote what stands in files; whatever that is, each message stays one line that a person can read.</summary>
internal static class OneLine
{
    private const int LongestMessage = 600;

    /// <summary>The message without control characters, cut off where it is longer than anybody reads.</summary>
    public static string Of(string message)
    {
        var cut = message.Length > LongestMessage ? string.Concat(message.AsSpan(0, LongestMessage), "...") : message;
        return !cut.Any(char.IsControl)
            ? cut
            : string.Create(cut.Length, cut, (target, source) =>
            {
                for (var index = 0; index < source.Length; index++)
                {
                    target[index] = char.IsControl(source[index]) ? ' ' : source[index];
                }
            });
    }
}
