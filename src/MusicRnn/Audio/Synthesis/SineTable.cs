namespace MusicRnn.Audio.Synthesis;

/// <summary>One period of a sine, for oscillators that need no more than its shape.</summary>
internal static class SineTable
{
    private const int Steps = 1024;

    private static readonly float[] Table = MakeTable();

    /// <summary>The sine at a place in its period: 0 is its start, 0.25 its top; any number of periods on is the same.</summary>
    public static double At(double periods)
    {
        var place = (periods - Math.Floor(periods)) * Steps;
        var index = (int)place;
        var low = Table[index];
        return low + ((place - index) * (Table[index + 1] - low));
    }

    private static float[] MakeTable()
    {
        var table = new float[Steps + 2];
        for (var index = 0; index < table.Length; index++)
        {
            table[index] = (float)Math.Sin(2 * Math.PI * index / Steps);
        }

        return table;
    }
}
