using System.Collections.Immutable;
using MathNet.Numerics.Random;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// Which bars of a variation are new. Listeners know a tune again by where its phrases come to rest: the last bar of each four,
/// and the last of all, are new only once all others are.
/// </summary>
internal static class VariedBars
{
    private const int BarsInPhrase = 4;

    /// <summary>As many of the bars, counted from 0, as the amount says, rounded; in ascending order.</summary>
    public static ImmutableSortedSet<int> Choose(int bars, double amount, RandomSource chance)
    {
        var places = Enumerable.Range(0, bars).Select(bar => (Bar: bar, Place: chance.NextDouble() + (EndsPhrase(bar, bars) ? 1 : 0))).ToArray();
        var count = (int)Math.Round(bars * amount, MidpointRounding.AwayFromZero);
        return [.. places.OrderBy(place => place.Place).Take(count).Select(place => place.Bar)];
    }

    private static bool EndsPhrase(int bar, int bars) => bar % BarsInPhrase == BarsInPhrase - 1 || bar == bars - 1;
}
