namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// Tells apart the two meanings of a printed coda sign: where a score has several and nothing says "to coda", the last
/// one begins the coda and the others lead to it.
/// </summary>
internal static class CodaSigns
{
    /// <summary>Turns the signs among the segments' targets into codas and leaps to them.</summary>
    public static void Resolve(List<Segment> segments)
    {
        var hasLeap = segments.Exists(segment => segment.Jumps.Exists(mark => mark.Kind == RepeatMarkKind.ToCoda));
        var hasCoda = segments.Exists(segment => segment.Targets.Exists(mark => mark.Kind == RepeatMarkKind.Coda));
        var signs = segments.Where(segment => segment.Targets.Exists(mark => mark.Kind == RepeatMarkKind.CodaSign)).ToList();
        for (var index = 0; index < signs.Count; index++)
        {
            var isLast = index == signs.Count - 1;
            if (hasLeap || (isLast && !hasCoda))
            {
                // A sign beside the words "to coda" is part of them.
                if (!signs[index].Jumps.Exists(mark => mark.Kind == RepeatMarkKind.ToCoda))
                {
                    signs[index].Targets.Add(new RepeatMark(RepeatMarkKind.Coda));
                }
            }
            else
            {
                signs[index].Jumps.Add(new RepeatMark(RepeatMarkKind.ToCoda));
            }
        }
    }
}
