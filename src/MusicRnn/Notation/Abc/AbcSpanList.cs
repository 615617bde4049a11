namespace MusicRnn.Notation.Abc;

/// <summary>Collects the stretches that are played, joins those that follow without a jump, and watches the limits.</summary>
internal sealed class AbcSpanList(AbcPosition tune)
{
    private readonly List<AbcSpan> spans = [];
    private long played;

    public void Add(long start, long end)
    {
        if (end <= start)
        {
            return;
        }

        played += end - start;
        if (spans.Count >= AbcLimits.Spans || played > AbcLimits.WholeNotes * AbcTime.Whole)
        {
            throw new AbcTuneException(tune, "expected a tune of bearable length, found repeats that make it endless. The tune is left out.");
        }

        if (spans.Count > 0 && spans[^1].End == start)
        {
            spans[^1] = spans[^1] with { End = end };
        }
        else
        {
            spans.Add(new AbcSpan(start, end));
        }
    }

    public List<AbcSpan> ToList() => spans;
}
