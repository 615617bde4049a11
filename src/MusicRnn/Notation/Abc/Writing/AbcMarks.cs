using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>
/// What stands between the notes of a part: changes of meter and key in every part, as ABC has it; of the instrument in
/// its own; tempo, chord symbols and section names in the first.
/// </summary>
internal sealed class AbcMarks
{
    private readonly List<AbcMark>[] marks;

    /// <summary>Collects the marks of a part.</summary>
    public AbcMarks(Score score, ScorePart part, bool isFirst)
    {
        marks = new List<AbcMark>[score.Measures.Length];
        FirstKey = score.Measures[0].Keys is [{ Offset: 0 } first, ..] ? first.Value : null;
        FirstTempo = score.Measures[0].Tempos is [{ Offset: 0 } tempo, ..] ? tempo.Value : null;
        for (var index = 0; index < marks.Length; index++)
        {
            marks[index] = [.. MarksOf(score, index, isFirst).OrderBy(mark => mark.Offset)];
        }

        AddPrograms(score, part);
    }

    /// <summary>The key at the start of the piece, which stands in the header; null if it does not say.</summary>
    public Key? FirstKey { get; }

    /// <summary>The tempo at the start of the piece, which stands in the header; null if it does not say.</summary>
    public TempoChange? FirstTempo { get; }

    /// <summary>The marks in a measure by offset.</summary>
    public IReadOnlyList<AbcMark> In(int measure) => marks[measure];

    private static IEnumerable<AbcMark> MarksOf(Score score, int index, bool isFirst)
    {
        var measure = score.Measures[index];

        // A bar that is cut short ends where the same meter is named again; after a pickup nobody expects that.
        var isCut = index > 1 && score.Measures[index - 1].IsShort;
        if (index > 0 && (measure.ShowsMeter || isCut))
        {
            yield return new AbcMark(0, $"[M:{AbcFieldText.Meter(measure.Meter)}]");
        }

        var inHeader = index == 0 ? 0 : -1;
        foreach (var key in measure.Keys.Where(key => key.Offset > inHeader))
        {
            yield return new AbcMark(key.Offset, $"[K:{AbcFieldText.Key(key.Value)}]", key.Value);
        }

        if (!isFirst)
        {
            yield break;
        }

        foreach (var marker in measure.Markers)
        {
            yield return new AbcMark(marker.Offset, $"[P:{AbcFieldText.Words(marker.Value).Replace(']', ')')}]");
        }

        foreach (var tempo in measure.Tempos.Where(tempo => tempo.Offset > inHeader))
        {
            yield return new AbcMark(tempo.Offset, $"[Q:{AbcFieldText.Tempo(tempo.Value, measure.Meter)}]");
        }

        foreach (var chord in measure.Chords)
        {
            yield return new AbcMark(chord.Offset, $"\"{AbcFieldText.Quoted(chord.Value)}\"");
        }
    }

    private void AddPrograms(Score score, ScorePart part)
    {
        var starts = score.Measures.Select(measure => measure.Start).ToArray();
        foreach (var (time, program) in part.Programs)
        {
            var found = Array.BinarySearch(starts, time);
            var index = found >= 0 ? found : Math.Max(0, ~found - 1);
            if (time < score.Measures[index].End)
            {
                // Before the chord symbols of the same place, which belong to a note.
                var mark = new AbcMark(time - starts[index], $"[I:MIDI program {program}]");
                var place = marks[index].FindIndex(other => other.Offset > mark.Offset || (other.Offset == mark.Offset && other.Text[0] == '"'));
                marks[index].Insert(place < 0 ? marks[index].Count : place, mark);
            }
        }
    }
}
