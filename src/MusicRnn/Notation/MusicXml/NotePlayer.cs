using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Plays the written notes of one part: repeats played out, ties merged.</summary>
internal sealed class NotePlayer(WrittenTimeline written, PlayedTimeline played)
{
    private readonly record struct OpenTie(int Index, int Voice, int WrittenEnd);

    private const int MostOpenTies = 64; // of one pitch at one moment

    private readonly List<Note> _notes = [];
    private readonly Dictionary<int, List<OpenTie>> _ties = []; // by pitch

    /// <summary>The notes, in the order of their starts as they are played.</summary>
    /// <param name="notes">The written notes.</param>
    /// <param name="levels">The velocities that dynamic marks set, in order of written ticks.</param>
    /// <param name="written">The written measures.</param>
    /// <param name="played">The order in which they are played.</param>
    public static List<Note> Play(IEnumerable<WrittenNote> notes, IReadOnlyList<(int Tick, int Value)> levels, WrittenTimeline written, PlayedTimeline played)
    {
        (int Tick, WrittenNote Value)[] inOrder = [.. notes.Select(note => (written.TickOf(note.Measure, note.Offset), note)).OrderBy(note => note.Item1)];
        var player = new NotePlayer(written, played);
        foreach (var span in played.Spans)
        {
            for (var index = PlayedTimeline.FirstFrom(inOrder, span.Start); index < inOrder.Length && inOrder[index].Tick < span.End; index++)
            {
                player.Play(inOrder[index].Value, inOrder[index].Tick, span, levels);
            }
        }

        return player._notes;
    }

    private void Play(WrittenNote note, int tick, PlayedTimeline.Span span, IReadOnlyList<(int Tick, int Value)> levels)
    {
        var writtenEnd = written.TickOf(note.Measure, note.Offset + note.Duration);
        var start = span.Played + tick - span.Start;
        var duration = Math.Min(writtenEnd, span.End) - tick;
        var place = TakeTie(note, start, tick);
        if (place >= 0)
        {
            _notes[place] = _notes[place] with { Duration = start + duration - _notes[place].Start };
        }
        else
        {
            played.Count();
            place = _notes.Count;
            _notes.Add(new Note(start, duration, note.Pitch, VelocityOf(note, tick, levels)));
        }

        if (note.IsTiedOn)
        {
            if (!_ties.TryGetValue(note.Pitch, out var open))
            {
                _ties.Add(note.Pitch, open = []);
            }

            if (open.Count < MostOpenTies)
            {
                open.Add(new OpenTie(place, note.Voice, writtenEnd));
            }
        }
    }

    /// <summary>
    /// The index of the note that a tie leads from to this one; -1 without one. A tie whose end is not marked counts within
    /// its voice where nothing stands between, as it does to the eye.
    /// </summary>
    private int TakeTie(WrittenNote note, int start, int tick)
    {
        if (!_ties.TryGetValue(note.Pitch, out var open))
        {
            return -1;
        }

        open.RemoveAll(tie => _notes[tie.Index].End < start);
        var found = open.FindIndex(tie => _notes[tie.Index].End == start && tie.Voice == note.Voice && (note.IsTiedBack || tie.WrittenEnd == tick));
        if (found < 0 && note.IsTiedBack)
        {
            found = open.FindIndex(tie => _notes[tie.Index].End == start);
        }

        if (found < 0)
        {
            return -1;
        }

        var index = open[found].Index;
        open.RemoveAt(found);
        return index;
    }

    private int VelocityOf(WrittenNote note, int tick, IReadOnlyList<(int Tick, int Value)> levels)
    {
        if (note.Velocity > 0)
        {
            return note.Velocity;
        }

        // The last mark up to this tick.
        var index = PlayedTimeline.FirstFrom(levels, tick + 1) - 1;
        var level = index < 0 ? Dynamics.Default : levels[index].Value;
        var place = written.PlaceInBar(note.Measure, note.Offset);
        var isOnBeat = (place / written.MeterOf(note.Measure).BeatLength).Denominator == 1;
        return Dynamics.Velocity(level, place.IsZero, isOnBeat);
    }
}
