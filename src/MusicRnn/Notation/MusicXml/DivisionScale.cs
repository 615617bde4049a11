using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>The fewest divisions of a quarter note in which all that a score holds is a whole number.</summary>
internal sealed class DivisionScale
{
    private readonly long _unit = WrittenTime.Quarter;

    public DivisionScale(Score score)
    {
        foreach (var measure in score.Measures)
        {
            _unit = GreatestCommonDivisor(_unit, measure.Length);
            foreach (var offset in measure.Tempos.Select(placed => placed.Offset).Concat(measure.Keys.Select(placed => placed.Offset)).Concat(measure.Chords.Select(placed => placed.Offset)))
            {
                _unit = GreatestCommonDivisor(_unit, offset);
            }
        }

        foreach (var element in score.Parts.SelectMany(part => part.Measures).SelectMany(voices => voices).SelectMany(voice => voice.Elements))
        {
            _unit = GreatestCommonDivisor(_unit, element.Length);
        }
    }

    /// <summary>The divisions of a quarter note.</summary>
    public long PerQuarter => WrittenTime.Quarter / _unit;

    /// <summary>A time in divisions; rounded down where it is none of those that the score holds.</summary>
    public long Of(long time) => time / _unit;

    private static long GreatestCommonDivisor(long one, long other)
    {
        while (other != 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
