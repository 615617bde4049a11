using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Editing;

/// <summary>A piece and new music after its last bar. The network has read all of it, and its notes stay as they are.</summary>
internal sealed class Continuation
{
    private readonly Model _model;
    private readonly Piece _piece;
    private readonly int _bars;

    // Where the piece ends as it is told in tokens, and where it ends itself.
    private readonly Piece _told;
    private readonly int _end;

    /// <summary>Prepares a piece. Throws <see cref="TokenException"/> if the model's tokens cannot tell it.</summary>
    public Continuation(Model model, Piece piece)
    {
        var decoder = model.Tokenizer.CreateDecoder();
        foreach (var token in model.Tokenizer.EncodeBeginning(piece, ComposingOptions.AllBars))
        {
            decoder.Take(token);
        }

        (_model, _piece, _told) = (model, piece, decoder.ToPiece());
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

    /// <summary>Composes so many bars after those there are; null leaves the number to the network.</summary>
    public IReadOnlyList<Composition> Compose(int? newBars, ComposingOptions options, WorkerTeam team, Action<ComposingProgress>? progress, CancellationToken cancellation)
    {
        if (_bars + (newBars ?? 0) > ComposingOptions.MostBars)
        {
            throw new MusicRnnException($"{_bars} bars and {newBars} new ones are too many: expected at most {ComposingOptions.MostBars} in all.");
        }

        var all = options with
        {
            Primer = _piece,
            PrimerBars = ComposingOptions.AllBars,
            Bars = _bars + newBars,
            MaximumBars = Math.Min(ComposingOptions.MostBars, _bars + options.MaximumBars),
        };
        all.Validate();
        var composer = new Composer(_model, team);
        var limit = options.MaxCopy is { } notes ? CopyLimit.Of(_model, notes) : null;
        var compositions = composer.Compose(all, composer.GivenTokens(all), limit, limit is null ? null : piece => limit.IsExceededIn(LinesOf(Append(piece))), progress, cancellation);
        return [.. compositions.Select(composition => composition with { Piece = Append(composition.Piece) }).Select(WithLongestCopy)];

        Composition WithLongestCopy(Composition composition) =>
            composition with { LongestCopy = _model.Novelty?.LongestRunOf(composition.Piece.Title, LinesOf(composition.Piece), cancellation) };
    }

    // What was there ends where the new bars begin.
    private EditedLine[] LinesOf(Piece piece) => EditedLine.AllOf(piece, (_, tick) => tick >= _end);

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
