using System.Collections.Immutable;
using MusicRnn.Audio.Synthesis;
using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>All events of a piece in the order in which they sound, each at its frame and with its tone ready.</summary>
internal sealed class PieceSchedule
{
    // A note without duration is a mistake of its writer, but one that wants to be heard.
    private const double ShortestSeconds = 0.02;

    // A piece that wants more tones than this shares each among two octaves, to save memory.
    private const int MostFineTones = 600;
    private const int KeysInFineTone = 3;

    private readonly List<ScheduledEvent> _events = [];
    private readonly Piece _piece;
    private readonly FrameClock _clock;
    private readonly SoundBank _bank;
    private readonly Dictionary<(int Channel, bool IsPercussion), ImmutableArray<ControlEvent>> _controlsOfChannels = [];
    private readonly bool _sharesTones;

    public PieceSchedule(Piece piece, SoundBank bank, int sampleRate)
    {
        (_piece, _clock, _bank) = (piece, new FrameClock(piece.Tempos, piece.TicksPerQuarter, sampleRate), bank);
        _bank.MakeRoom();
        _sharesTones = CountTones() > MostFineTones;
        foreach (var part in piece.Parts.Where(part => !part.Controls.IsEmpty))
        {
            _controlsOfChannels.TryAdd((part.Channel, part.IsPercussion), part.Controls);
        }

        var note = 0;
        for (var number = 0; number < piece.Parts.Length; number++)
        {
            AddControls(number);
            AddNotes(number, (long)(ShortestSeconds * sampleRate), ref note);
        }

        // LINQ sorts stably: what is alike keeps the order of the piece.
        Events = [.. _events.OrderBy(scheduled => scheduled.Frame).ThenBy(scheduled => scheduled.Action)];
        EndFrame = Math.Max(_clock.FrameAt(piece.End), Events.Length == 0 ? 0 : Events[^1].Frame);
    }

    /// <summary>The events in order.</summary>
    public ScheduledEvent[] Events { get; }

    /// <summary>The frame at which the piece ends and every key goes up.</summary>
    public long EndFrame { get; }

    private int CountTones()
    {
        var wanted = new HashSet<(int, int)>();
        foreach (var part in _piece.Parts.Where(part => !part.IsPercussion))
        {
            var program = new ProgramCursor(part.Program, part.Controls);
            foreach (var note in part.Notes)
            {
                program.MoveTo(note.Start);
                wanted.Add((program.Program, note.Pitch / KeysInFineTone));
            }
        }

        return wanted.Count;
    }

    private void AddControls(int number)
    {
        foreach (var control in ControlsOf(_piece.Parts[number]))
        {
            ScheduledAction? action = control.Kind switch
            {
                ControlKind.Controller => ScheduledAction.Control,
                ControlKind.PitchBend => ScheduledAction.Bend,
                ControlKind.ChannelPressure => ScheduledAction.Pressure,
                ControlKind.KeyPressure => ScheduledAction.KeyPressure,
                _ => null,
            };
            if (action is { } known)
            {
                _events.Add(new ScheduledEvent(_clock.FrameAt(control.Tick), known, number, control.Number, control.Number, control.Value, null));
            }
        }
    }

    // Controllers belong to a MIDI channel: a part that has none of its own follows the first part on its channel that has.
    private ImmutableArray<ControlEvent> ControlsOf(Part part) =>
        part.Controls.IsEmpty ? _controlsOfChannels.GetValueOrDefault((part.Channel, part.IsPercussion), []) : part.Controls;

    private void AddNotes(int number, long shortestFrames, ref int noteNumber)
    {
        var part = _piece.Parts[number];
        var program = new ProgramCursor(part.Program, ControlsOf(part));
        foreach (var note in part.Notes)
        {
            program.MoveTo(note.Start);
            var tones = _bank.TonesFor(new NoteChoice(program.Bank, program.Program, note.Pitch, note.Velocity, part.IsPercussion), _sharesTones);
            var start = _clock.FrameAt(note.Start);
            var end = Math.Max(_clock.FrameAt(note.End), start + shortestFrames);
            _events.Add(new ScheduledEvent(start, ScheduledAction.KeyDown, number, noteNumber, note.Pitch, note.Velocity, tones));
            _events.Add(new ScheduledEvent(end, ScheduledAction.KeyUp, number, noteNumber, note.Pitch, 0, null));
            noteNumber++;
        }
    }
}
