using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// What a sequence of note tokens has told so far, in grid units from the first bar line. In a piece with a pickup that
/// is the bar line of its full bar, before the music.
/// </summary>
internal sealed class NoteScore
{
    private readonly List<bool> _isPercussion = [];
    private readonly List<int> _programs = [];
    private readonly List<ScoreNote> _notes = [];
    private readonly List<(int Start, Key Key)> _keys = [];
    private readonly List<(int Start, Meter Meter)> _meters = [];
    private readonly List<(int Start, int TempoClass)> _tempos = [];

    /// <summary>The number of parts declared.</summary>
    public int PartCount => _programs.Count;

    /// <summary>The number of declared parts that are not percussion.</summary>
    public int PitchedPartCount => _isPercussion.Count(isPercussion => !isPercussion);

    /// <summary>The number of notes.</summary>
    public int NoteCount => _notes.Count;

    /// <summary>The notes, in the order in which they were told.</summary>
    public IReadOnlyList<ScoreNote> Notes => _notes;

    /// <summary>The length of the first bar, if it is a pickup; otherwise 0.</summary>
    public int PickupBarLength { get; private set; }

    /// <summary>Whether the part is percussion.</summary>
    public bool IsPercussion(int part) => _isPercussion[part];

    /// <summary>Declares the next part.</summary>
    public void AddPart(int program, bool isPercussion)
    {
        _programs.Add(program);
        _isPercussion.Add(isPercussion);
    }

    /// <summary>A key holds from here on.</summary>
    public void AddKey(int start, int value) => _keys.Add((start, NoteTokenTable.Keys[value]));

    /// <summary>A meter holds from here on.</summary>
    public void AddMeter(int start, int value) => _meters.Add((start, NoteTokenTable.Meters[value]));

    /// <summary>A tempo holds from here on.</summary>
    public void AddTempo(int start, int tempoClass) => _tempos.Add((start, tempoClass));

    /// <summary>A note sounds.</summary>
    public void AddNote(ScoreNote note) => _notes.Add(note);

    /// <summary>Makes the first bar, which is as long as told here, a pickup.</summary>
    public void MakePickup(int barLength) => PickupBarLength = barLength;

    /// <summary>The piece that ends at a bar line; notes that would sound beyond it are cut there.</summary>
    public Piece ToPiece(int end)
    {
        // A pickup begins with its first note; without one it has no length yet.
        var silence = PickupBarLength == 0 ? 0 : _notes.Count == 0 ? PickupBarLength : Math.Min(PickupBarLength, _notes[0].Start);
        int TickOf(int unit) => Math.Max(0, unit - silence) * NoteGrid.TicksPerUnit;
        return new Piece
        {
            TicksPerQuarter = NoteGrid.TicksPerQuarter,
            Parts = PartsUntil(end, TickOf),
            Meters = MetersWithPickup(TickOf),
            Keys = [.. _keys.Select(change => new KeyChange(TickOf(change.Start), change.Key))],
            Tempos = new TempoMap(_tempos.Select(change =>
                TempoChange.FromQuartersPerMinute(TickOf(change.Start), TempoClasses.QuartersPerMinute(change.TempoClass)))),
            End = TickOf(end),
        };
    }

    private ImmutableArray<MeterChange> MetersWithPickup(Func<int, int> tickOf)
    {
        var changes = _meters.Select(change => new MeterChange(tickOf(change.Start), change.Meter)).ToList();
        if (PickupBarLength > 0)
        {
            // The same meter once more draws the bar line after the pickup; a meter told there comes later and holds.
            changes.Insert(1, new MeterChange(tickOf(PickupBarLength), changes[0].Meter));
        }

        return [.. changes];
    }

    private ImmutableArray<Part> PartsUntil(int end, Func<int, int> tickOf)
    {
        var notes = new List<Note>[PartCount];
        for (var part = 0; part < PartCount; part++)
        {
            notes[part] = [];
        }

        foreach (var note in _notes)
        {
            var start = tickOf(note.Start);
            var stop = tickOf(Math.Min(end, note.Start + note.Duration));
            notes[note.Part].Add(new Note(start, stop - start, note.Pitch, VelocityClasses.Velocity(note.VelocityClass)));
        }

        var pitchedParts = 0;
        var parts = ImmutableArray.CreateBuilder<Part>(PartCount);
        for (var part = 0; part < PartCount; part++)
        {
            parts.Add(new Part
            {
                Channel = _isPercussion[part] ? Part.PercussionChannel : PitchedChannel(pitchedParts++),
                Program = _programs[part],
                IsPercussion = _isPercussion[part],
                Notes = [.. notes[part]],
            });
        }

        return parts.MoveToImmutable();
    }

    private static int PitchedChannel(int pitchedPart) => pitchedPart < Part.PercussionChannel ? pitchedPart : pitchedPart + 1;
}
