using System.Text;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Writes the measures of one part, from the first to the last: it remembers the key, the accidentals and how loud it is.</summary>
internal sealed class AbcMeasureWriter
{
    private const int MostInTuplet = 9; // ABC 2.1, section 4.13

    private readonly Score score;
    private readonly ScorePart part;
    private readonly AbcMarks marks;
    private readonly long unit;
    private readonly AbcLevels levels;
    private readonly AbcWrittenAccidentals accidentals = new();
    private readonly StringBuilder text = new();
    private List<SpelledPitch> tiedFromBefore = [];
    private List<SpelledPitch> tiedToNext = [];

    /// <summary>Creates the writer.</summary>
    /// <param name="score">The score.</param>
    /// <param name="part">One of its parts.</param>
    /// <param name="marks">What stands between the notes of the part.</param>
    /// <param name="unit">The unit note length.</param>
    public AbcMeasureWriter(Score score, ScorePart part, AbcMarks marks, long unit)
    {
        this.score = score;
        this.part = part;
        this.marks = marks;
        this.unit = unit;
        levels = new AbcLevels(score, part);
        accidentals.SetKey(marks.FirstKey, isWithinBar: false);
    }

    /// <summary>
    /// The notes of the first layer of the measure that was written last: where each begins, and whether it only goes on.
    /// </summary>
    public List<(long Start, bool IsTiedFromBefore)> WrittenNotes { get; } = [];

    /// <summary>A measure without its bar line.</summary>
    public string Write(int index)
    {
        text.Clear();
        WrittenNotes.Clear();
        accidentals.BeginBar();
        (tiedFromBefore, tiedToNext) = (tiedToNext, []);
        var measure = score.Measures[index];
        var inMeasure = marks.In(index);
        var voices = part.Measures[index];
        var floating = WriteFirstLayer(index, voices.FirstOrDefault(voice => voice.Number == 1), voices.IsEmpty, inMeasure);
        var highest = voices.Select(voice => voice.Number).DefaultIfEmpty(1).Max();
        for (var number = 2; number <= highest; number++)
        {
            BeginLayer();
            if (index > 0 && measure.ShowsMeter)
            {
                // For us it is said already; abc2midi keeps the meter of each layer apart.
                text.Append("[M:").Append(AbcFieldText.Meter(measure.Meter)).Append(']');
            }

            if (voices.FirstOrDefault(voice => voice.Number == number) is { } voice)
            {
                WriteElements(index, voice.Elements, []);
            }
            else
            {
                // The layers keep their places, for a tie goes from layer to layer of the same place.
                text.Append('x').Append(AbcNoteText.Length(measure.Length, unit));
            }
        }

        WriteFloating(measure, floating);
        return text.ToString();
    }

    private void BeginLayer()
    {
        text.Append(" & ");
        accidentals.BeginLayer();
    }

    /// <summary>Writes the first layer with the marks that fit between its notes; returns the others.</summary>
    private List<AbcMark> WriteFirstLayer(int index, MeasureVoice? voice, bool rests, IReadOnlyList<AbcMark> inMeasure)
    {
        var measure = score.Measures[index];
        if (rests && inMeasure.All(mark => mark.Offset == 0))
        {
            WriteMarks(inMeasure);
            text.Append(measure.IsShort || AbcFieldText.Meter(measure.Meter) == "none" ? "z" + AbcNoteText.Length(measure.Length, unit) : "Z");
            return [];
        }

        var elements = voice?.Elements ?? RhythmWriter.Write(measure, [new VoiceEvent(0, measure.Length, [])]);
        var split = AbcElementSplitter.Split(elements, inMeasure.Select(mark => mark.Offset));
        WriteElements(index, split, inMeasure);
        WrittenNotes.AddRange(split.Where(element => !element.IsRest).Select(element => (element.Start, element.Notes.All(note => note.IsTiedFromBefore))));
        var starts = split.Select(element => element.Start).ToHashSet();
        return [.. inMeasure.Where(mark => !starts.Contains(mark.Offset))];
    }

    private void WriteElements(int index, IReadOnlyList<ScoreElement> elements, IReadOnlyList<AbcMark> inMeasure)
    {
        var blanks = new AbcBeaming(score.Measures[index]).Blanks(elements);
        var isOverlay = text.Length > 0;
        var nextMark = 0;
        for (var place = 0; place < elements.Count; place++)
        {
            var element = elements[place];
            if (blanks[place])
            {
                text.Append(' ');
            }

            while (nextMark < inMeasure.Count && inMeasure[nextMark].Offset <= element.Start)
            {
                if (inMeasure[nextMark].Offset == element.Start)
                {
                    WriteMarks([inMeasure[nextMark]]);
                }

                nextMark++;
            }

            WriteElement(index, element, TupletSign(elements, place), isOverlay);
        }
    }

    private void WriteMarks(IReadOnlyList<AbcMark> some)
    {
        foreach (var mark in some)
        {
            text.Append(mark.Text);
            if (mark.Key is { } key)
            {
                accidentals.SetKey(key, isWithinBar: mark.Offset > 0);
            }
        }
    }

    private static string TupletSign(IReadOnlyList<ScoreElement> elements, int place)
    {
        const int triplet = 3;
        if (elements[place] is not { BeginsTuplet: true, Tuplet: { Actual: <= MostInTuplet } tuplet })
        {
            return "";
        }

        var count = elements.Skip(place).TakeWhile(element => ReferenceEquals(element.Tuplet, tuplet)).Count();
        return tuplet is { Actual: triplet, Normal: 2 } && count == triplet ? "(3" : $"({tuplet.Actual}:{tuplet.Normal}:{count}";
    }

    private void WriteElement(int index, ScoreElement element, string tupletSign, bool isOverlay)
    {
        text.Append(tupletSign).Append(levels.Mark(index, element));
        if (element.IsRest)
        {
            text.Append(isOverlay ? 'x' : 'z').Append(LengthOf(element));
            return;
        }

        if (element.End == score.Measures[index].Length)
        {
            tiedToNext.AddRange(element.Notes.Where(note => note.IsTiedToNext).Select(note => note.Pitch));
        }

        var allTied = element.Notes.All(note => note.IsTiedToNext);
        var isChord = element.Notes.Length > 1;
        text.Append(isChord ? "[" : "");
        foreach (var note in element.Notes)
        {
            text.Append(accidentals.Write(note.Pitch, IsAmbiguous(element, note.Pitch))).Append(AbcNoteText.Letter(note.Pitch));
            text.Append(isChord && note.IsTiedToNext && !allTied ? "-" : "");
        }

        text.Append(isChord ? "]" : "").Append(LengthOf(element)).Append(allTied ? "-" : "");
    }

    /// <summary>
    /// Whether another note on the same letter could be meant: in the same chord, or one that is tied over the bar line and
    /// brings its accidental along.
    /// </summary>
    private bool IsAmbiguous(ScoreElement element, SpelledPitch pitch) =>
        element.Notes.Any(other => IsAnotherOnLetter(other.Pitch, pitch))
        || (element.Start == 0 && tiedFromBefore.Exists(other => IsAnotherOnLetter(other, pitch)));

    private static bool IsAnotherOnLetter(SpelledPitch other, SpelledPitch pitch) =>
        other.Step == pitch.Step && other.Alteration != pitch.Alteration;

    // A tuplet that has no sign is written in fractions.
    private string LengthOf(ScoreElement element) =>
        AbcNoteText.Length(element.Tuplet is { Actual: > MostInTuplet } ? element.Length : element.Value.Length, unit);

    /// <summary>Marks at places where no note begins stand between invisible rests in a layer of their own.</summary>
    private void WriteFloating(ScoreMeasure measure, List<AbcMark> floating)
    {
        if (floating.Count == 0)
        {
            return;
        }

        BeginLayer();
        var time = 0L;
        foreach (var mark in floating)
        {
            if (mark.Offset > time)
            {
                text.Append('x').Append(AbcNoteText.Length(mark.Offset - time, unit));
                time = mark.Offset;
            }

            WriteMarks([mark]);
        }

        text.Append('x').Append(AbcNoteText.Length(measure.Length - time, unit));
    }
}
