namespace MusicRnn.Notation.Abc;

/// <summary>A tuplet: so many notes in the time of so many, for the next notes (ABC 2.1, section 4.13).</summary>
internal readonly record struct AbcTuplet(int Count, int InTimeOf, int Notes)
{
    private const int MostNotes = 9;
    private const int MostNotesInStatedTime = 99;

    /// <summary>
    /// Reads <c>3</c>, <c>3:2</c> or <c>3:2:4</c>, where all but the first number may be left out; null where the count is
    /// not 2 to 9, or not up to 99 where the second number says in the time of how many.
    /// </summary>
    public static AbcTuplet? Parse(AbcScanner scanner, AbcMeter meter)
    {
        var count = scanner.TakeNumber() ?? 0;
        int? inTimeOf = null;
        int? notes = null;
        if (scanner.Take(':'))
        {
            inTimeOf = scanner.TakeNumber();
            notes = scanner.Take(':') ? scanner.TakeNumber() : null;
        }

        if (count < 2 || count > (inTimeOf is null ? MostNotes : MostNotesInStatedTime) || inTimeOf == 0 || notes == 0)
        {
            return null;
        }

        return new AbcTuplet(count, inTimeOf ?? DefaultTime(count, meter), notes ?? count);
    }

    private static int DefaultTime(int count, AbcMeter meter) => count switch
    {
        2 or 4 or 8 => 3,
        3 or 6 => 2,
        _ => meter.IsCompound ? 3 : 2,
    };
}
