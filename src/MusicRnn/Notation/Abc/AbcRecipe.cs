namespace MusicRnn.Notation.Abc;

/// <summary>
/// The line of a tune that tells how it was composed. For other programs it is a comment: a directive of our own would be allowed
/// (ABC 2.1, section 11.0), but some complain of long ones.
/// </summary>
internal static class AbcRecipe
{
    private const string Directive = "musicrnn-recipe ";
    private const string LineStart = "% " + Directive;

    /// <summary>The line, without a line end.</summary>
    public static string LineOf(string recipe) => LineStart + recipe;

    /// <summary>The line as a directive, for the readers of the tune; null for any other line.</summary>
    public static string? AsDirective(string line) => line.StartsWith(LineStart, StringComparison.Ordinal)
        ? "%%" + line[LineStart.IndexOf(Directive, StringComparison.Ordinal)..]
        : null;

    /// <summary>What a directive, given without its percent signs, tells of how the tune was composed; null if it tells something else.</summary>
    public static string? In(string directive) => directive.StartsWith(Directive, StringComparison.Ordinal) ? directive[Directive.Length..].Trim() : null;

    /// <summary>A tune's text with the line, below its number if it begins with that; without a recipe, unchanged.</summary>
    public static string AddTo(string tune, string recipe)
    {
        if (recipe.Length == 0)
        {
            return tune;
        }

        var end = tune.StartsWith("X:", StringComparison.Ordinal) ? tune.IndexOf('\n', StringComparison.Ordinal) : -1;
        return end < 0 ? $"{LineOf(recipe)}\n{tune}" : $"{tune[..end]}\n{LineOf(recipe)}{tune[end..]}";
    }

    /// <summary>A text without such lines: they are no part of the music.</summary>
    public static string RemoveFrom(string text) => text.Contains(LineStart, StringComparison.Ordinal)
        ? string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(LineStart, StringComparison.Ordinal)))
        : text;
}
