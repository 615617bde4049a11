namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the repeats and endings of a bar line.</summary>
internal static class BarlineReader
{
    /// <summary>Takes one barline element; where it does not say where it stands, it ends the measure.</summary>
    public static void Read(MusicXmlElement barline, PartPosition position)
    {
        var location = barline.Attribute("location");
        var isAtEnd = location is not ("left" or "middle");
        foreach (var child in barline.Children)
        {
            if (MarkOf(child, isAtEnd) is { } mark)
            {
                // A bracket that begins at a right bar line was meant for its measure.
                var isAtStart = location == "left" || (mark.Kind == RepeatMarkKind.EndingStart && location != "middle");
                var place = position.Place(mark);
                position.Score.RepeatMarks.Add(isAtStart ? place with { Offset = ScoreTime.Zero } : place);
            }
        }
    }

    private static RepeatMark? MarkOf(MusicXmlElement child, bool isAtEnd) => (child.Name, child.Attribute("direction") ?? child.Attribute("type")) switch
    {
        ("repeat", "forward") => new RepeatMark(RepeatMarkKind.Forward) { IsAtEnd = isAtEnd },
        ("repeat", "backward") => new RepeatMark(RepeatMarkKind.Backward)
        {
            IsAtEnd = isAtEnd,
            Passes = PassesOf(child.Attribute("times")),
            HoldsAfterJump = child.Attribute("after-jump") == "yes",
        },
        ("ending", "start") => new RepeatMark(RepeatMarkKind.EndingStart) { Numbers = NumbersOf(child) },
        ("ending", "stop" or "discontinue") => new RepeatMark(RepeatMarkKind.EndingStop) { IsAtEnd = isAtEnd },
        ("segno", _) => new RepeatMark(RepeatMarkKind.Segno),
        ("coda", _) => new RepeatMark(RepeatMarkKind.CodaSign),
        _ => null,
    };

    private static int PassesOf(string? times) =>
        times is not null && MusicXmlElement.ParseNumber(times) is >= 1 and var passes ? Math.Min(passes, MusicXmlLimits.Passes) : 2;

    private static System.Collections.Immutable.ImmutableArray<int> NumbersOf(MusicXmlElement ending)
    {
        var numbers = RepeatNumbers.Parse(ending.Attribute("number") ?? "");
        return numbers.IsEmpty ? RepeatNumbers.Parse(ending.Text) : numbers;
    }
}
