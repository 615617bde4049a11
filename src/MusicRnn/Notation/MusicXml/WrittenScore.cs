namespace MusicRnn.Notation.MusicXml;

/// <summary>A score as it is written, before its repeats are played out.</summary>
internal sealed class WrittenScore(MusicXmlProblems problems)
{
    private int _entries;

    public MusicXmlProblems Problems { get; } = problems;

    public string WorkTitle { get; set; } = "";

    public string MovementTitle { get; set; } = "";

    /// <summary>The first words printed as a heading, for scores that give no title.</summary>
    public string Heading { get; set; } = "";

    /// <summary>How a program has composed it.</summary>
    public string Recipe { get; set; } = "";

    public List<string> Composers { get; } = [];

    public List<string> Rights { get; } = [];

    public List<WrittenPart> Parts { get; } = [];

    public List<WrittenMeasure> Measures { get; } = [];

    public List<Written<RepeatMark>> RepeatMarks { get; } = [];

    public List<Written<TempoMark>> Tempos { get; } = [];

    public List<Written<string>> Chords { get; } = [];

    /// <summary>Rehearsal marks and words.</summary>
    public List<Written<(Music.TextKind Kind, string Text)>> Texts { get; } = [];

    /// <summary>The least number of ticks a quarter in which all that has been placed is exact.</summary>
    public TickResolution Resolution { get; } = new();

    public bool HasNotes => Parts.Exists(part => part.Notes.Count > 0);

    /// <summary>The measure of an index, which is made with all before it if it is new.</summary>
    public WrittenMeasure MeasureAt(int index)
    {
        while (Measures.Count <= index)
        {
            Measures.Add(new WrittenMeasure());
        }

        return Measures[index];
    }

    /// <summary>Counts what is placed; throws <see cref="ScoreTooLargeException"/> where it is too much.</summary>
    public void Count()
    {
        if (++_entries > 2 * MusicXmlLimits.Notes)
        {
            throw new ScoreTooLargeException($"{MusicXmlLimits.Notes} notes");
        }
    }
}
