namespace MusicRnn.Composing.Editing;

/// <summary>A range of bars as musicians name it: from the first to the last, counted from 1.</summary>
internal static class BarRange
{
    /// <summary>Whether a bar, counted from 0, is in the range.</summary>
    public static bool Contains((int From, int To) bars, int bar) => bar + 1 >= bars.From && bar + 1 <= bars.To;

    /// <summary>Throws <see cref="MusicRnnException"/> unless the range is among so many bars.</summary>
    public static void Require((int From, int To) bars, int count)
    {
        if (bars.To < bars.From)
        {
            throw new MusicRnnException($"bar {bars.To} comes before bar {bars.From}: expected the first bar, then the last.");
        }

        if (bars.From < 1 || bars.To > count)
        {
            throw new MusicRnnException($"there are no bars {bars.From} to {bars.To}: expected bars from 1 to {count}, as many as the piece has.");
        }
    }
}
