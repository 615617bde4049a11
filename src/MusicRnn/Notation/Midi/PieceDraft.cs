using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>Gathers what the tracks of a file say about one piece, until all have been read.</summary>
internal sealed class PieceDraft
{
    // Excerpts of recordings keep the end of the whole one, much later than their last note. Far beyond that it is damage,
    // and must not make a short tune a million bars long.
    private const int ClosingRestInQuarters = 1024;

    private readonly List<PartDraft> _parts = [];
    private readonly List<ControlEvent>?[] _programs = new List<ControlEvent>?[MidiMessage.Channels];

    public string Title { get; set; } = "";

    public string Recipe { get; set; } = "";

    public List<TempoChange> Tempos { get; } = [];

    public List<MeterChange> Meters { get; } = [];

    public List<KeyChange> Keys { get; } = [];

    public List<TextEvent> Texts { get; } = [];

    /// <summary>The number of notes so far.</summary>
    public int NoteCount { get; private set; }

    /// <summary>The latest end of track, and the offset of its event.</summary>
    public (int Tick, int Offset) End { get; set; }

    /// <summary>Takes over what one channel of a track has played; a channel that only names programs makes no part.</summary>
    public void AddChannel(int channel, string name, ChannelRecorder recorder)
    {
        NoteCount += recorder.NoteCount;
        foreach (var control in recorder.Controls)
        {
            if (control.Kind == ControlKind.Program)
            {
                (_programs[channel] ??= []).Add(control);
            }
        }

        if (recorder.NoteCount > 0 || recorder.Controls.Exists(control => control.Kind != ControlKind.Program))
        {
            _parts.Add(PartDraft.Of(channel, name, recorder));
        }
    }

    /// <summary>The piece that all tracks make together.</summary>
    public Piece ToPiece(MidiHeader header, ProblemList problems)
    {
        var (title, texts) = Karaoke.Understand(Title, Texts);

        // Each track has added its own changes in order; a stable sort merges them.
        var programs = _programs.Select(changes => changes?.OrderBy(change => change.Tick).ToArray()).ToArray();
        var piece = new Piece
        {
            Title = title,
            Recipe = Recipe,
            TicksPerQuarter = header.TicksPerQuarter,
            Parts = [.. _parts.Select(part => part.ToPart(programs[part.Channel]))],
            Tempos = new TempoMap(header.FixedTempo is { } tempo ? [new TempoChange(0, tempo)] : Tempos),
            Meters = [.. Meters],
            Keys = [.. Keys],
            Texts = [.. texts],
        };
        return piece with { End = EndOf(piece, problems) };
    }

    private int EndOf(Piece piece, ProblemList problems)
    {
        var lastEvent = piece.LastNoteEnd;
        foreach (var part in piece.Parts)
        {
            lastEvent = Math.Max(lastEvent, part.Controls.IsEmpty ? 0 : part.Controls[^1].Tick);
        }

        lastEvent = Math.Max(lastEvent, piece.Tempos.Changes.IsEmpty ? 0 : piece.Tempos.Changes[^1].Tick);
        lastEvent = Math.Max(lastEvent, piece.Meters.IsEmpty ? 0 : piece.Meters[^1].Tick);
        lastEvent = Math.Max(lastEvent, piece.Keys.IsEmpty ? 0 : piece.Keys[^1].Tick);
        lastEvent = Math.Max(lastEvent, piece.Texts.IsEmpty ? 0 : piece.Texts[^1].Tick);
        var longestRest = Math.Max(lastEvent, ClosingRestInQuarters * piece.TicksPerQuarter);
        if (End.Tick <= lastEvent + longestRest)
        {
            return Math.Max(End.Tick, lastEvent);
        }

        problems.Add(End.Offset, $"expected the end of the track soon after tick {lastEvent}, found it at {End.Tick}; the piece ends at {lastEvent}.");
        return lastEvent;
    }
}
