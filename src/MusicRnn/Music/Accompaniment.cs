namespace MusicRnn.Music;

/// <summary>
/// Plays the chord symbols of a piece as a dance musician would: a bass that alternates between root and fifth, and
/// chords in close position after it, in the pattern of the meter.
/// </summary>
public sealed class Accompaniment
{
    private const int Channels = 16;
    private const int LastChannel = Channels - 1;

    private readonly Piece piece;
    private readonly AccompanimentVoicing voicing = new();
    private readonly List<Note> chordNotes = [];
    private readonly List<Note> bassNotes = [];
    private readonly int chordVelocity;
    private readonly int bassVelocity;
    private ChordSymbol? chord;
    private int nextChange;
    private int bassStrokes; // since the chord came or, where a bar has several and in the last bar, since the bar began

    private Accompaniment(Piece piece, AccompanimentOptions options)
    {
        this.piece = piece;
        var mean = piece.NoteCount == 0 ? 1 : piece.Parts.SelectMany(part => part.Notes).Average(note => note.Velocity);
        chordVelocity = Math.Max(1, (int)(mean * options.ChordLoudness));
        bassVelocity = Math.Max(1, (int)(mean * options.BassLoudness));
    }

    /// <summary>
    /// The piece with two parts more, "Accompaniment" and "Bass"; the same piece if it has no chord symbol that can be
    /// read. The bass lies in 36 to 50 and the chords in 52 to 67; a chord is followed from its tick on, within bars too;
    /// the last bar is held as one chord; before the first chord and after <c>N.C.</c> there is silence, and nothing
    /// sounds beyond the end of the piece.
    /// </summary>
    public static Piece AddTo(Piece piece, AccompanimentOptions? options = null)
    {
        options ??= new AccompanimentOptions();
        var accompaniment = new Accompaniment(piece, options);
        accompaniment.Play();
        if (accompaniment.chordNotes.Count == 0)
        {
            return piece;
        }

        var chordChannel = FreeChannel(piece, 0);
        return piece with
        {
            Parts =
            [
                .. piece.Parts,
                new Part { Name = "Accompaniment", Channel = chordChannel, Program = options.ChordProgram, Notes = [.. accompaniment.chordNotes] },
                new Part { Name = "Bass", Channel = FreeChannel(piece, chordChannel + 1), Program = options.BassProgram, Notes = [.. accompaniment.bassNotes] },
            ],
        };
    }

    private static int FreeChannel(Piece piece, int from)
    {
        var channel = from;
        while (channel < LastChannel && (channel == Part.PercussionChannel || piece.Parts.Any(part => part.Channel == channel)))
        {
            channel++;
        }

        return Math.Min(channel, LastChannel);
    }

    private void Play()
    {
        var bars = Bars.Of(piece).ToArray();
        for (var index = 0; index < bars.Length; index++)
        {
            var isLast = index == bars.Length - 1;
            var strokes = Strokes(bars[index], isFirst: index == 0, isLast);
            if (isLast || strokes.Values.Count(isBass => isBass == true) > 1)
            {
                bassStrokes = 0;
            }

            PlayBar(strokes, Math.Min(bars[index].End, piece.End));
        }
    }

    /// <summary>The strokes of a bar by tick, whether they sound the bass: true, the chord: false, or both: null.</summary>
    private SortedDictionary<int, bool?> Strokes(Bar bar, bool isFirst, bool isLast)
    {
        var strokes = new SortedDictionary<int, bool?>();
        var end = Math.Min(bar.End, piece.End);
        if (isLast)
        {
            strokes[bar.Start] = null;
        }
        else
        {
            var full = bar.Meter.BarTicks(piece.TicksPerQuarter);
            var missing = isFirst ? full - bar.Length : 0; // a pickup is the end of a bar
            var (steps, pattern) = AccompanimentPattern.Of(bar.Meter);
            foreach (var stroke in pattern)
            {
                var tick = (int)(bar.Start - missing + ((long)full * stroke.Step / steps));
                if (tick >= bar.Start && tick < end)
                {
                    strokes[tick] = stroke.IsBass;
                }
            }
        }

        // A new chord sounds whole, wherever it comes; on a bass stroke the chord waits for its own stroke.
        foreach (var change in piece.Chords.Where(change => change.Tick >= bar.Start && change.Tick < end))
        {
            if (!strokes.TryGetValue(change.Tick, out var isBass) || isBass != true)
            {
                strokes[change.Tick] = null;
            }
        }

        return strokes;
    }

    private void PlayBar(SortedDictionary<int, bool?> strokes, int end)
    {
        var ticks = strokes.Keys.ToArray();
        for (var index = 0; index < ticks.Length; index++)
        {
            FollowChords(ticks[index]);
            var stop = index + 1 < ticks.Length ? ticks[index + 1] : end;
            if (chord is null || stop <= ticks[index])
            {
                continue;
            }

            var sounds = strokes[ticks[index]];
            if (sounds != false)
            {
                PlayBass(ticks[index], stop, chord);
            }

            if (sounds != true)
            {
                chordNotes.AddRange(voicing.Chord(chord).Select(pitch => new Note(ticks[index], stop - ticks[index], pitch, chordVelocity)));
            }
        }
    }

    private void FollowChords(int tick)
    {
        for (; nextChange < piece.Chords.Length && piece.Chords[nextChange].Tick <= tick; nextChange++)
        {
            var symbol = piece.Chords[nextChange].Symbol;
            var isSilence = symbol is "N.C." or "NC" or "n.c.";

            // What cannot be read leaves the chord before it.
            var next = isSilence ? null : ChordSymbol.Parse(symbol) ?? chord;
            bassStrokes = next == chord ? bassStrokes : 0;
            chord = next;
        }
    }

    private void PlayBass(int tick, int stop, ChordSymbol symbol)
    {
        var isFifth = bassStrokes % 2 == 1 && !symbol.HasSlashBass;
        var pitchClass = isFifth ? symbol.Fifth ?? symbol.Root : symbol.Bass;
        bassNotes.Add(new Note(tick, stop - tick, voicing.Bass(pitchClass), bassVelocity));
        bassStrokes++;
    }
}
