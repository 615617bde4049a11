namespace MusicRnn.Notation.Abc;

/// <summary>
/// Knows which notes the next w: or s: line belongs to: those since the line before it, or the same ones again if no
/// music came between, which makes the line another verse (ABC 2.1, sections 5 and 5.2).
/// </summary>
internal sealed class AbcAlignment(List<AbcSlot> slots)
{
    private int start;
    private int end;

    /// <summary>The verse that the line read last belongs to, from 0.</summary>
    public int Verse { get; private set; }

    /// <summary>The notes that the next line belongs to.</summary>
    public IReadOnlyList<AbcSlot> Next()
    {
        if (slots.Count > end)
        {
            (start, end) = (end, slots.Count);
            Verse = 0;
        }
        else
        {
            Verse++;
        }

        return Verse < AbcLimits.Verses ? slots.GetRange(start, end - start) : [];
    }
}
