using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// Further parts to one that is given, in note tokens. A piece of a single part gets as many others, with such instruments, as
/// the network draws; in a piece of several the others are composed anew for the instruments that they have.
/// </summary>
internal sealed class NoteHarmony : IEditingTask
{
    private readonly NoteTokenizer _tokenizer;
    private readonly Piece _piece;
    private readonly NoteTimeline _timeline;
    private readonly NoteScript _script;

    // The parts that play, and which of them is given.
    private readonly int[] _sounding;
    private readonly int _given;

    /// <summary>Throws <see cref="TokenException"/> if the tokens cannot tell the piece.</summary>
    /// <param name="tokenizer">The tokens.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="given">The index of the part that is given, which has notes.</param>
    public NoteHarmony(NoteTokenizer tokenizer, Piece piece, int given)
    {
        (_tokenizer, _piece) = (tokenizer, piece);
        _sounding = [.. piece.Parts.Index().Where(part => part.Item.Notes.Length > 0).Select(part => part.Index)];
        _given = Array.IndexOf(_sounding, given);
        _timeline = new NoteTimeline(tokenizer.LayoutOf(piece), piece.TicksPerQuarter);
        var fewestParts = _sounding.Length == 1 ? 2 : 0;
        _script = tokenizer.ScriptOf(tokenizer.BarsOf(tokenizer.Encode(piece)), _ => 1 << _given, fewestParts);
    }

    /// <inheritdoc/>
    public ControlValues Told { get; init; }

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder() => _tokenizer.CreateGuidedDecoder(_script);

    /// <inheritdoc/>
    public Piece ToPiece(IReadOnlyList<int> tokens)
    {
        var notes = _timeline.NotesIn(_tokenizer.BarsOf(tokens), (0, _timeline.Count)).ToLookup(note => note.Part, note => note.Note);
        var parts = _piece.Parts.ToBuilder();
        for (var part = 0; part < _sounding.Length; part++)
        {
            if (part != _given)
            {
                parts[_sounding[part]] = PieceSplice.ReplaceAll(parts[_sounding[part]], notes[part]);
            }
        }

        var decoder = _tokenizer.CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        foreach (var (index, part) in decoder.ToPiece().Parts.Index().Skip(_sounding.Length))
        {
            parts.Add(part with { Channel = FreeChannel.For(part.IsPercussion, parts), Notes = [.. notes[index]] });
        }

        return _piece with { Parts = parts.DrainToImmutable(), End = _piece.End };
    }

    /// <inheritdoc/>
    public bool IsNew(int part, int tick) => part != _sounding[_given];
}
