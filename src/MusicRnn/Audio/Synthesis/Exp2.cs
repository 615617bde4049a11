namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// Powers of two from a table, to 4 parts in a billion: quicker than <see cref="Math.Pow"/>, and the same to the bit on every
/// machine, which the C library's power is not.
/// </summary>
internal static class Exp2
{
    private const int Steps = 4096;
    private const int MantissaBits = 52;
    private const long ExponentOfOne = 1023;

    private static readonly double[] Table = MakeTable();

    /// <summary>2 to the power of <paramref name="exponent"/>, which must be within about -1000 to 1000.</summary>
    public static double Of(double exponent)
    {
        var whole = Math.Floor(exponent);
        var place = (exponent - whole) * Steps;
        var index = (int)place;
        var low = Table[index];

        // The whole part goes into the exponent bits of a double.
        return (low + ((place - index) * (Table[index + 1] - low))) * BitConverter.Int64BitsToDouble(((long)whole + ExponentOfOne) << MantissaBits);
    }

    private static double[] MakeTable()
    {
        var table = new double[Steps + 2];
        for (var index = 0; index < table.Length; index++)
        {
            // Rounded to float, so that the last bits in which C libraries differ are gone.
            table[index] = (float)Math.Pow(2, (double)index / Steps);
        }

        return table;
    }
}
