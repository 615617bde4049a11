using System.Collections.Immutable;

namespace MusicRnn.Notation.Engraving;

/// <summary>
/// Shares the notes of a part out among voices, measure by measure, as few as the overlaps need: notes that begin and end
/// together are a chord, others go to the free voice whose last pitch is nearest. The first voice is the highest, unless
/// a note that is held over the bar line keeps its voice.
/// </summary>
internal sealed class VoiceAssignment
{
    // Beyond these it is no longer counterpoint.
    private const int MostSpread = 4;
    private const int MostEventsSpread = 256;

    private readonly IReadOnlyList<ScoreMeasure> measures;
    private readonly List<Stream> streams = [];
    private int written;

    private VoiceAssignment(IReadOnlyList<ScoreMeasure> measures) => this.measures = measures;

    /// <summary>For each measure the voices that play in it, in order of number, with rests between their notes.</summary>
    public static List<(int Voice, List<VoiceEvent> Events)>[] Assign(
        IReadOnlyList<TimedNote> notes, IReadOnlyList<SpelledPitch> names, IReadOnlyList<ScoreMeasure> measures) =>
        new VoiceAssignment(measures).Assign(Chords(notes, names));

    private List<(int Voice, List<VoiceEvent> Events)>[] Assign(IReadOnlyList<Chord> chords)
    {
        var result = new List<(int, List<VoiceEvent>)>[measures.Count];
        var next = 0;
        for (var index = 0; index < measures.Count; index++)
        {
            var measure = measures[index];
            streams.RemoveAll(stream => stream.Last.End <= measure.Start);
            foreach (var stream in streams)
            {
                stream.BeginMeasure();
                Add(stream, stream.Last, measure);
            }

            for (; next < chords.Count && (chords[next].Start < measure.End || index == measures.Count - 1); next++)
            {
                Add(StreamFor(chords[next]), chords[next], measure);
            }

            SpreadChords(measure);
            NumberStreams();
            result[index] = [.. streams.OrderBy(stream => stream.Number).Select(stream => (stream.Number, Filled(stream.Events, measure)))];
        }

        return result;
    }

    private static List<Chord> Chords(IReadOnlyList<TimedNote> notes, IReadOnlyList<SpelledPitch> names) =>
    [
        .. notes.Select((note, index) => (Note: note, Name: names[index]))
            .GroupBy(each => (each.Note.Start, each.Note.End))
            .Select(group => new Chord(group.Key.Start, group.Key.End, [.. group.OrderBy(each => each.Note.Pitch)
                .Select(each => new ScoreNote(each.Name, each.Note.Pitch, each.Note.Velocity, false, false))]))
            .OrderBy(chord => chord.Start).ThenByDescending(chord => chord.Notes[^1].MidiPitch),
    ];

    private Stream StreamFor(Chord chord)
    {
        var nearest = streams.Where(stream => stream.Last.End <= chord.Start)
            .MinBy(stream => (Math.Abs(stream.Last.Notes[^1].MidiPitch - chord.Notes[^1].MidiPitch), stream.Number));
        if (nearest is null)
        {
            if (streams.Count >= EngravingLimits.Voices)
            {
                throw new NotationException("score", $"expected at most {EngravingLimits.Voices} notes of different length to sound at a time in a part, found more. Share them out among parts.");
            }

            nearest = new Stream();
            streams.Add(nearest);
        }

        nearest.Last = chord;
        return nearest;
    }

    private void Add(Stream stream, Chord chord, ScoreMeasure measure)
    {
        written += chord.Notes.Length;
        if (written > EngravingLimits.WrittenNotes)
        {
            throw new NotationException("score", $"expected at most {EngravingLimits.WrittenNotes} notes when they are tied over bar lines, found more. Cut the piece into shorter ones.");
        }

        var start = Math.Max(chord.Start, measure.Start) - measure.Start;
        var end = Math.Min(chord.End, measure.End) - measure.Start;
        var isFromBefore = chord.Start < measure.Start;
        var goesOn = chord.End > measure.End;
        var notes = isFromBefore || goesOn
            ? [.. chord.Notes.Select(note => note with { IsTiedFromBefore = isFromBefore, IsTiedToNext = goesOn })]
            : chord.Notes;
        stream.Events.Add(new VoiceEvent(start, end, notes));
    }

    /// <summary>
    /// Where two or more voices play in a measure, a chord in one of them gives a note to another that would rest
    /// meanwhile: two voices that move together for a while stay two.
    /// </summary>
    private void SpreadChords(ScoreMeasure measure)
    {
        if (streams.Count is < 2 or > MostSpread || streams.Sum(stream => stream.Events.Count) > MostEventsSpread)
        {
            return;
        }

        foreach (var stream in streams.OrderByDescending(stream => stream.MeanPitch).ToArray())
        {
            for (var index = 0; index < stream.Events.Count; index++)
            {
                var each = stream.Events[index];
                var crosses = each.Notes[0].IsTiedFromBefore || each.Notes[0].IsTiedToNext || each.End > measure.Length;
                var idle = crosses || each.Notes.Length < 2 ? null : streams.Find(other => other.IsIdle(each.Start, each.End));
                if (idle is not null)
                {
                    var given = idle.MeanPitch > stream.MeanPitch ? each.Notes.Length - 1 : 0;
                    idle.Insert(each with { Notes = [each.Notes[given]] });
                    stream.Events[index] = each with { Notes = each.Notes.RemoveAt(given) };
                }
            }
        }
    }

    /// <summary>Gives the streams that begin in this measure their numbers, the highest the lowest number that is free.</summary>
    private void NumberStreams()
    {
        var taken = streams.Select(stream => stream.Number).ToHashSet();
        var number = 1;
        foreach (var stream in streams.Where(stream => stream.Number == 0).OrderByDescending(stream => stream.MeanPitch).ToArray())
        {
            while (taken.Contains(number))
            {
                number++;
            }

            stream.Number = number++;
        }
    }

    private static List<VoiceEvent> Filled(List<VoiceEvent> events, ScoreMeasure measure)
    {
        var filled = new List<VoiceEvent>();
        var time = 0L;
        foreach (var each in events)
        {
            if (each.Start > time)
            {
                filled.Add(new VoiceEvent(time, each.Start, []));
            }

            filled.Add(each);
            time = each.End;
        }

        if (time < measure.Length)
        {
            filled.Add(new VoiceEvent(time, measure.Length, []));
        }

        return filled;
    }

    private readonly record struct Chord(long Start, long End, ImmutableArray<ScoreNote> Notes);

    private sealed class Stream
    {
        public int Number { get; set; }

        public Chord Last { get; set; }

        public List<VoiceEvent> Events { get; private set; } = [];

        public double MeanPitch => Events.SelectMany(each => each.Notes).Average(note => note.MidiPitch);

        public bool IsIdle(long start, long end) => Events.TrueForAll(each => each.End <= start || each.Start >= end);

        public void Insert(VoiceEvent added) => Events.Insert(Events.Count(each => each.Start < added.Start), added);

        // The list of the measure before has been handed out.
        public void BeginMeasure() => Events = [];
    }
}
