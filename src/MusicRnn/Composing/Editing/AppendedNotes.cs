using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Editing;

/// <summary>New notes after those of a piece, which stay as they are.</summary>
internal sealed class AppendedNotes : Continuation
{
    private readonly Piece _piece;
    private readonly int _bars;

    // Where the piece ends as it is told in tokens, and where it ends itself.
    private readonly Piece _told;
    private readonly int _end;

    /// <summary>Prepares a piece. Throws <see cref="TokenException"/> if the model's tokens cannot tell it.</summary>
    public AppendedNotes(Model model, Piece piece)
        : base(model)
    {
        var decoder = model.Tokenizer.CreateDecoder();
        foreach (var token in model.Tokenizer.EncodeBeginning(piece, ComposingOptions.AllBars))
        {
            decoder.Take(token);
        }

        (_piece, _told) = (piece, decoder.ToPiece());
        if (model.Tokenizer is NoteTokenizer notes)
        {
            var timeline = new NoteTimeline(notes.LayoutOf(piece), piece.TicksPerQuarter);
            (_bars, _end) = (timeline.FullBars, timeline.End);
        }
        else
        {
            (_bars, _end) = (decoder.CompletedBars, (int)((long)_told.End * piece.TicksPerQuarter / _told.TicksPerQuarter));
        }
    }

    /// <inheritdoc/>
    protected override int Bars => _bars;

    /// <inheritdoc/>
    protected override int End => _end;

    /// <inheritdoc/>
    protected override ComposingOptions BeginWithAll(ComposingOptions options) => options with { Primer = _piece, PrimerBars = ComposingOptions.AllBars };

    /// <inheritdoc/>
    protected override Composition Finish(Composition composition) => composition with { Piece = Append(composition.Piece) };

    private Piece Append(Piece composed)
    {
        var sounding = _piece.Parts.Index().Where(part => part.Item.Notes.Length > 0).Select(part => part.Index).ToArray();
        var parts = _piece.Parts.ToBuilder();
        for (var part = 0; part < composed.Parts.Length; part++)
        {
            var added = composed.Parts[part].Notes.Where(note => note.Start >= _told.End).Select(note => ToTicks(note, composed));
            var target = sounding[Math.Min(part, sounding.Length - 1)];
            parts[target] = parts[target] with { Notes = [.. parts[target].Notes, .. added] };
        }

        return _piece with
        {
            Parts = parts.DrainToImmutable(),
            Tempos = new TempoMap([.. _piece.Tempos.Changes, .. composed.Tempos.Changes.Where(change => change.Tick >= _told.End).Select(change => change with { Tick = ToTicks(change.Tick, composed) })]),
            Meters = [.. _piece.Meters, .. composed.Meters.Where(change => change.Tick >= _told.End).Select(change => change with { Tick = ToTicks(change.Tick, composed) })],
            Keys = [.. _piece.Keys, .. composed.Keys.Where(change => change.Tick >= _told.End).Select(change => change with { Tick = ToTicks(change.Tick, composed) })],
            End = ToTicks(composed.End, composed),
        };
    }

    private Note ToTicks(Note note, Piece composed)
    {
        var start = ToTicks(note.Start, composed);
        return note with { Start = start, Duration = ToTicks(note.End, composed) - start };
    }

    private int ToTicks(int tick, Piece composed)
    {
        var after = (long)(tick - _told.End) * _piece.TicksPerQuarter;
        return _end + (int)((after + (composed.TicksPerQuarter / 2)) / composed.TicksPerQuarter);
    }
}
