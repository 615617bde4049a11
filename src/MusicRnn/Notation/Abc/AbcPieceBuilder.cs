using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>Plays out a score and makes the piece of it.</summary>
internal sealed class AbcPieceBuilder
{
    private const int Channels = 16;

    private readonly AbcScore score;
    private readonly AbcProblems problems;
    private readonly AbcVoice leader;
    private readonly AbcBarGrid grid;
    private readonly (AbcSpan Written, long Played)[] spans;
    private readonly long end;
    private readonly Dictionary<(int Part, int Start, int Pitch), AbcPosition> positions = [];
    private int playedNotes;
    private int playedChanges;

    private AbcPieceBuilder(AbcScore score, AbcProblems problems)
    {
        this.score = score;
        this.problems = problems;
        leader = AbcPlayOrder.Leader(score, problems);
        var order = AbcPlayOrder.Of(score, leader, problems);
        grid = new AbcBarGrid(leader, score.Labels.Entries.Select(label => label.Time), order);
        spans = new (AbcSpan, long)[order.Count];
        for (var index = 0; index < order.Count; index++)
        {
            spans[index] = (order[index], end);
            end += order[index].Length;
        }
    }

    /// <summary>The piece; null if the tune has no notes. Throws <see cref="AbcTuneException"/> if it grows too large.</summary>
    public static Piece? Build(AbcScore score, AbcProblems problems) => BuildWithPositions(score, problems)?.Piece;

    /// <summary>The piece as <see cref="Build(AbcScore, AbcProblems)"/> makes it, and where each note is written, by its part, start and pitch: the same place for a note that is repeated.</summary>
    public static (Piece Piece, IReadOnlyDictionary<(int Part, int Start, int Pitch), AbcPosition> Positions)? BuildWithPositions(AbcScore score, AbcProblems problems)
    {
        if (!score.Voices.Exists(voice => voice.Notes.Count > 0))
        {
            return null;
        }

        // A voice that the header names and no music uses must not lead the others.
        score.Voices.RemoveAll(voice => voice.Notes.Count == 0 && voice.End == 0);
        score.Voices.ForEach(voice => AbcBarCheck.Report(voice, score.Labels, problems));
        // A play order may leave out every part that has notes.
        var builder = new AbcPieceBuilder(score, problems);
        var piece = builder.Build();
        return piece.NoteCount > 0 ? (piece, builder.positions) : null;
    }

    private Piece Build()
    {
        var piece = new Piece
        {
            Title = score.Title,
            Recipe = score.Recipe,
            Style = score.Style,
            TicksPerQuarter = AbcTime.TicksPerQuarter,
            Parts = [.. Parts()],
            Tempos = new TempoMap(Changing(Played(score.Tempos, carriesOver: true))
                .Select(tempo => TempoChange.FromQuartersPerMinute(tempo.Tick, tempo.Value))),
            Meters = [.. grid.MeterChanges()],
            Keys = [.. Changing(Played(leader.Keys, carriesOver: true)).Select(key => new KeyChange(key.Tick, key.Value))],
            Chords = [.. Played(Chords(), carriesOver: false).Select(chord => new ChordChange(chord.Tick, chord.Value))],
            Texts = [.. Texts()],
        };
        return piece with { End = AbcTime.ToTicks(end) };
    }

    /// <summary>Values in written time moved to where they are played; one that carries over also holds after a jump.</summary>
    private IEnumerable<(int Tick, T Value)> Played<T>(AbcTimeline<T> changes, bool carriesOver)
    {
        foreach (var (written, played) in spans)
        {
            var before = changes.IndexAt(written.Start - 1);
            if (carriesOver && before >= 0)
            {
                yield return (AbcTime.ToTicks(played), changes.Entries[before].Value);
            }

            foreach (var (time, value) in changes.Between(written.Start, written.End))
            {
                if (++playedChanges > AbcLimits.Notes)
                {
                    throw new AbcTuneException(score.FirstNote, $"expected at most {AbcLimits.Notes} chords and changes when the repeats are played, found more. The tune is left out.");
                }

                yield return (AbcTime.ToTicks(played + time - written.Start), value);
            }
        }
    }

    private static IEnumerable<(int Tick, T Value)> Changing<T>(IEnumerable<(int Tick, T Value)> changes)
        where T : struct, IEquatable<T>
    {
        // Of several at one tick the last one holds; what repeats the value before it changes nothing.
        T? before = null;
        foreach (var same in changes.GroupBy(change => change.Tick))
        {
            var value = same.Last().Value;
            if (!value.Equals(before.GetValueOrDefault()) || before is null)
            {
                yield return (same.Key, value);
            }

            before = value;
        }
    }

    private AbcTimeline<string> Chords()
    {
        var chords = new AbcTimeline<string>();
        foreach (var (time, symbol) in score.Voices.SelectMany(voice => voice.Chords.Entries).OrderBy(chord => chord.Time))
        {
            chords.Add(time, symbol);
        }

        return chords;
    }

    private IEnumerable<TextEvent> Texts()
    {
        var composers = score.Composers.Select(name => new TextEvent(0, TextKind.Composer, name));
        var labels = Played(score.Labels, carriesOver: false).Select(label => new TextEvent(label.Tick, TextKind.Marker, label.Value.Name));
        var words = score.Words.Select(line => new TextEvent(0, TextKind.Text, line));
        return composers.Concat(words).Concat(labels).Concat(score.Voices.SelectMany(Lyrics).Distinct());
    }

    /// <summary>The syllables of a voice as they are sung: each time that a note is played, its next verse, and the last one again.</summary>
    private IEnumerable<TextEvent> Lyrics(AbcVoice voice)
    {
        var verses = new AbcTimeline<ILookup<int, string>>();
        foreach (var note in voice.Lyrics.Entries.GroupBy(entry => entry.Time))
        {
            verses.Add(note.Key, note.ToLookup(entry => entry.Value.Verse, entry => entry.Value.Text));
        }

        var timesSung = new Dictionary<ILookup<int, string>, int>(ReferenceEqualityComparer.Instance);
        foreach (var (tick, note) in Played(verses, carriesOver: false))
        {
            var verse = timesSung[note] = timesSung.GetValueOrDefault(note) + 1;
            foreach (var syllable in note[Math.Min(verse - 1, note.Max(entry => entry.Key))])
            {
                yield return new TextEvent(tick, TextKind.Lyric, syllable);
            }
        }
    }

    private IEnumerable<Part> Parts()
    {
        var number = -1;
        foreach (var voice in score.Voices.Where(voice => voice.Notes.Count > 0))
        {
            // The fifteen channels that are not percussion, over and over.
            var free = ++number % (Channels - 1);
            var channel = voice.Channel ?? (free < Part.PercussionChannel ? free : free + 1);
            yield return new Part
            {
                Name = voice.Name,
                Channel = channel,
                Program = score.ChannelPrograms.TryGetValue(channel, out var program) ? program : voice.Program ?? 0,
                IsPercussion = channel == Part.PercussionChannel,
                Notes = [.. Notes(voice, number)],
                Controls = [.. Played(voice.Programs, carriesOver: true).Select(change => new ControlEvent(change.Tick, ControlKind.Program, 0, change.Value))],
            };
        }
    }

    private List<Note> Notes(AbcVoice voice, int part)
    {
        // Only overlays put notes out of order.
        var written = voice.IsInOrder ? voice.Notes.ToArray() : [.. voice.Notes.OrderBy(note => note.Start)];
        var starts = Array.ConvertAll(written, note => note.Start);
        var isContinued = new bool[written.Length];
        var tiedAt = new Dictionary<int, (int Written, int Played)>();
        var notes = new List<Note>();
        foreach (var (span, played) in spans)
        {
            for (var index = FirstFrom(starts, span.Start); index < written.Length && written[index].Start < span.End; index++)
            {
                var note = written[index];
                var tick = AbcTime.ToTicks(played + note.Start - span.Start);
                var endTick = AbcTime.ToTicks(played + Math.Min(note.End, span.End) - span.Start);
                var place = notes.Count;
                if (tiedAt.TryGetValue(note.Pitch, out var tie) && notes[tie.Played].End == tick)
                {
                    tiedAt.Remove(note.Pitch);
                    isContinued[tie.Written] = true;
                    place = tie.Played;
                    notes[place] = notes[place] with { Duration = endTick - notes[place].Start };
                }
                else
                {
                    Count(note.Position);
                    positions.TryAdd((part, tick, note.Pitch), note.Position);
                    notes.Add(new Note(tick, endTick - tick, note.Pitch, grid.VelocityAt(played + note.Start - span.Start, note.Level)));
                }

                if (note.IsTied)
                {
                    tiedAt[note.Pitch] = (index, place);
                }
            }
        }

        ReportLooseTies(written, isContinued);
        return notes;
    }

    private static int FirstFrom(long[] starts, long time)
    {
        var found = Array.BinarySearch(starts, time);
        found = found < 0 ? ~found : found;
        while (found > 0 && starts[found - 1] == time)
        {
            found--;
        }

        return found;
    }

    private void Count(AbcPosition position)
    {
        if (++playedNotes > AbcLimits.Notes)
        {
            throw new AbcTuneException(position, $"expected at most {AbcLimits.Notes} notes when the repeats are played, found more. The tune is left out.");
        }
    }

    private void ReportLooseTies(AbcNote[] written, bool[] isContinued)
    {
        for (var index = 0; index < written.Length; index++)
        {
            if (written[index].IsTied && !isContinued[index])
            {
                problems.Add(written[index].Position, "expected a note of the same pitch after the tie, found none. The tie is left out; write a slur with ( ).");
            }
        }
    }
}
