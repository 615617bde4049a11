namespace MusicRnn.Tokens;

/// <summary>The first bars of tokens of ABC text.</summary>
internal static class AbcBeginning
{
    /// <summary>The tokens up to the bar line that closes the last of these bars; with 0 bars, the header. The end token is left out.</summary>
    public static int[] Of(int[] tokens, int bars, Func<int, string> textOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        var scan = new AbcScan();
        for (var place = 1; place < tokens.Length - 1; place++)
        {
            foreach (var character in textOf(tokens[place]))
            {
                scan.Take(character);
            }

            if (scan.IsInMusic && scan.Bar >= bars && (bars > 0 || scan.IsLineStart))
            {
                return tokens[..(place + 1)];
            }
        }

        return tokens[..^1];
    }
}
