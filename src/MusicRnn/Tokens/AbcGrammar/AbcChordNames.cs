namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>The chord symbols that stand above notes (ABC 2.1, section 4.18), those that abc2midi can play.</summary>
internal static class AbcChordNames
{
    private static readonly string[] Qualities =
        ["", "m", "7", "m7", "maj7", "M7", "6", "m6", "9", "m9", "maj9", "dim", "dim7", "aug", "+", "sus4", "sus2", "sus", "7sus4", "m7b5"];

    private static readonly string[] Letters = ["A", "B", "C", "D", "E", "F", "G"];

    private static readonly string[] Roots = [.. Letters, .. Letters.Select(letter => letter + "#"), .. Letters.Select(letter => letter + "b")];

    private static readonly string[] Basses = [.. Roots, .. Roots.Select(root => root.ToLowerInvariant())];

    /// <summary>The symbols without quotation marks.</summary>
    public static IEnumerable<string> All { get; } =
        [.. from root in Roots from quality in Qualities from bass in Basses.Select(bass => "/" + bass).Prepend("") select root + quality + bass];
}
