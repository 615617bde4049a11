namespace MusicRnn.Notation.MusicXml;

/// <summary>The length of a note by its printed value, dots and tuplet.</summary>
internal static class PrintedLength
{
    private const int QuartersInWhole = 4;
    private const int MostDots = 8;
    private const int MostInTuplet = 1000;

    /// <summary>The length of a type such as <c>eighth</c>; null for an unknown one.</summary>
    public static ScoreTime? OfType(string? type) => type switch
    {
        "maxima" => ScoreTime.Of(QuartersInWhole * 8, 1),
        "long" => ScoreTime.Of(QuartersInWhole * 4, 1),
        "breve" => ScoreTime.Of(QuartersInWhole * 2, 1),
        "whole" => ScoreTime.Of(QuartersInWhole, 1),
        "half" => ScoreTime.Of(QuartersInWhole, 2),
        "quarter" => ScoreTime.Of(QuartersInWhole, 4),
        "eighth" => ScoreTime.Of(QuartersInWhole, 8),
        "16th" => ScoreTime.Of(QuartersInWhole, 16),
        "32nd" => ScoreTime.Of(QuartersInWhole, 32),
        "64th" => ScoreTime.Of(QuartersInWhole, 64),
        "128th" => ScoreTime.Of(QuartersInWhole, 128),
        "256th" => ScoreTime.Of(QuartersInWhole, 256),
        "512th" => ScoreTime.Of(QuartersInWhole, 512),
        "1024th" => ScoreTime.Of(QuartersInWhole, 1024),
        _ => null,
    };

    /// <summary>A length with dots: the first adds a half of it, the next a half of that.</summary>
    public static ScoreTime Dotted(ScoreTime length, int dots)
    {
        var parts = 1 << Math.Min(dots, MostDots);
        return length * ScoreTime.Of((2 * parts) - 1, parts);
    }

    /// <summary>The length that a note's type, dots and time-modification say; null if it has no type.</summary>
    public static ScoreTime? Of(MusicXmlElement note)
    {
        if (OfType(note.TextOf("type")) is not { } length)
        {
            return null;
        }

        length = Dotted(length, note.ChildrenNamed("dot").Count());
        return note.Child("time-modification") is { } tuplet && TupletOf(tuplet) is { } factor ? length * factor : length;
    }

    private static ScoreTime? TupletOf(MusicXmlElement modification) =>
        modification.NumberOf("normal-notes") is >= 1 and <= MostInTuplet and var normal
        && modification.NumberOf("actual-notes") is >= 1 and <= MostInTuplet and var actual
            ? ScoreTime.Of(normal, actual)
            : null;
}
