using System.Collections.Immutable;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// The twelve note lengths of Yang and Lerch 2020. They are lengths on paper: a quarter is one in any meter, where the
/// authors' toolbox takes shares of a bar, which is the same in 4/4.
/// </summary>
internal static class NoteLengths
{
    private const int UnitsPerQuarter = 24;

    // In the unit of the paper, a 96th of a whole note.
    private static readonly int[] Units = [6, 8, 9, 12, 16, 18, 24, 32, 36, 48, 72, 96];

    /// <summary>Their names, the shortest first.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["16th", "8th triplet", "dotted 16th", "8th", "quarter triplet", "dotted 8th", "quarter", "half triplet", "dotted quarter", "half", "dotted half", "whole"];

    /// <summary>The index of the length that is nearest to a duration; of two as near, the shorter.</summary>
    public static int ClassOf(int duration, int ticksPerQuarter)
    {
        var units = (double)duration * UnitsPerQuarter / ticksPerQuarter;
        var nearest = 0;
        for (var index = 1; index < Units.Length; index++)
        {
            if (Math.Abs(Units[index] - units) < Math.Abs(Units[nearest] - units))
            {
                nearest = index;
            }
        }

        return nearest;
    }
}
