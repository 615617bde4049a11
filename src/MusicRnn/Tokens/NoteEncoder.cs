using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>Tells one piece in note tokens; see <see cref="NoteTokenizer"/> for the order of the tokens.</summary>
internal sealed class NoteEncoder
{
    private const int NotYet = -1;

    private readonly NoteVocabulary _vocabulary;
    private readonly ImmutableArray<Part> _parts;
    private readonly List<ScoreBar> _bars;
    private readonly List<ScoreNote> _notes;
    private readonly List<int> _tokens = [];
    private readonly int[] _velocityOfPart = new int[NoteGrid.MostParts];
    private readonly int[] _durationOfPart = new int[NoteGrid.MostParts];
    private int _nextNote;

    /// <summary>Prepares the piece. Throws <see cref="TokenException"/> if it cannot be told.</summary>
    public NoteEncoder(NoteVocabulary vocabulary, Piece piece)
    {
        RejectUntellable(piece);
        var onGrid = Quantizer.Quantize(piece, NoteGrid.UnitsPerQuarter);
        _vocabulary = vocabulary;
        _parts = [.. onGrid.Parts.Where(part => part.Notes.Length > 0)];
        _bars = ScoreLayout.Of(onGrid, meter => vocabulary.TryGetNumber(NoteTokenKind.Meter, NoteTokenTable.ValueOf(meter), out _));
        _notes = InTellingOrder(_parts);
    }

    /// <summary>The bars, where they stand in the piece.</summary>
    public IReadOnlyList<ScoreBar> Bars => _bars;

    /// <summary>The tokens from Start to End. Throws <see cref="TokenException"/> if the vocabulary lacks what the piece needs.</summary>
    public int[] Encode()
    {
        Array.Fill(_velocityOfPart, NotYet);
        Array.Fill(_durationOfPart, NotYet);
        WriteHeader();
        for (var bar = 0; bar < _bars.Count; bar++)
        {
            Write(NoteTokenKind.Bar, 0);
            WriteChanges(bar);
            WriteNotes(_bars[bar]);
        }

        Write(NoteTokenKind.End, 0);
        return [.. _tokens];
    }

    private static void RejectUntellable(Piece piece)
    {
        var sounding = piece.Parts.Where(part => part.Notes.Length > 0).ToArray();
        if (sounding.Length == 0)
        {
            throw new TokenException("it has no notes");
        }

        if (sounding.Length > NoteGrid.MostParts)
        {
            throw new TokenException($"it has {sounding.Length} parts with notes; at most {NoteGrid.MostParts} can be told");
        }

        if (sounding.Count(part => !part.IsPercussion) > NoteGrid.MostPitchedParts)
        {
            throw new TokenException($"it has more than {NoteGrid.MostPitchedParts} parts beside percussion");
        }

        if ((long)piece.End * NoteGrid.UnitsPerQuarter / piece.TicksPerQuarter >= NoteGrid.LongestPiece)
        {
            throw new TokenException("it is too long");
        }
    }

    private static List<ScoreNote> InTellingOrder(ImmutableArray<Part> parts)
    {
        var notes = parts.SelectMany((part, number) => part.Notes.Select(note =>
            new ScoreNote(note.Start, note.Duration, number, note.Pitch, VelocityClasses.Of(note.Velocity))));
        return [.. notes.OrderBy(note => note.Start).ThenBy(note => note.Part).ThenBy(note => note.Pitch)];
    }

    private void WriteHeader()
    {
        Write(NoteTokenKind.Start, 0);
        WriteKey(_bars[0].Key);
        Write(NoteTokenKind.Meter, NoteTokenTable.ValueOf(_bars[0].Meter));
        Write(NoteTokenKind.Tempo, TellableTempo(0));
        for (var part = 0; part < _parts.Length; part++)
        {
            Write(NoteTokenKind.Part, part);
            if (_parts[part].IsPercussion)
            {
                Write(NoteTokenKind.Drums, 0);
            }
            else if (_vocabulary.Has(NoteTokenKind.Program))
            {
                // General MIDI groups related instruments, so that the nearest number is the nearest sound.
                Write(NoteTokenKind.Program, _vocabulary.NearestValue(NoteTokenKind.Program, _parts[part].Program));
            }
            else
            {
                throw new TokenException("the vocabulary has percussion only");
            }
        }
    }

    private void WriteChanges(int bar)
    {
        // Without the token a pickup is a full bar that begins with silence.
        if (_bars[bar].IsUpbeat && _vocabulary.Has(NoteTokenKind.Upbeat))
        {
            Write(NoteTokenKind.Upbeat, 0);
        }

        if (bar == 0)
        {
            return;
        }

        if (_bars[bar].Key != _bars[bar - 1].Key)
        {
            WriteKey(_bars[bar].Key);
        }

        if (_bars[bar].Meter != _bars[bar - 1].Meter)
        {
            Write(NoteTokenKind.Meter, NoteTokenTable.ValueOf(_bars[bar].Meter));
        }

        if (TellableTempo(bar) != TellableTempo(bar - 1))
        {
            Write(NoteTokenKind.Tempo, TellableTempo(bar));
        }
    }

    private void WriteKey(Key? key)
    {
        // A key is a hint, not a sound: one that the vocabulary lacks is left out.
        if (key is { } known && _vocabulary.TryGetNumber(NoteTokenKind.Key, NoteTokenTable.ValueOf(known), out _))
        {
            Write(NoteTokenKind.Key, NoteTokenTable.ValueOf(known));
        }
    }

    private int TellableTempo(int bar) => _vocabulary.NearestValue(NoteTokenKind.Tempo, _bars[bar].TempoClass);

    private void WriteNotes(ScoreBar bar)
    {
        var start = NotYet;
        var part = 0;
        for (; _nextNote < _notes.Count && _notes[_nextNote].Start < bar.End; _nextNote++)
        {
            var note = _notes[_nextNote];
            if (note.Start != start)
            {
                start = note.Start;
                part = 0;
                Write(NoteTokenKind.Position, start - bar.Origin);
            }

            if (note.Part != part)
            {
                part = note.Part;
                Write(NoteTokenKind.Part, part);
            }

            WriteNote(note);
        }
    }

    private void WriteNote(ScoreNote note)
    {
        var velocity = _vocabulary.NearestValue(NoteTokenKind.Velocity, note.VelocityClass);
        if (velocity != _velocityOfPart[note.Part])
        {
            _velocityOfPart[note.Part] = velocity;
            Write(NoteTokenKind.Velocity, velocity);
        }

        var duration = _vocabulary.TellableDuration(note.Duration);
        if (duration != _durationOfPart[note.Part])
        {
            _durationOfPart[note.Part] = duration;
            WriteDuration(duration);
        }

        Write(_parts[note.Part].IsPercussion ? NoteTokenKind.Drum : NoteTokenKind.Pitch, note.Pitch);
    }

    private void WriteDuration(int duration)
    {
        var wholes = (duration - 1) / NoteGrid.UnitsPerWhole;
        if (wholes > 0)
        {
            Write(NoteTokenKind.Long, wholes);
        }

        Write(NoteTokenKind.Duration, duration - (wholes * NoteGrid.UnitsPerWhole));
    }

    private void Write(NoteTokenKind kind, int value)
    {
        if (_tokens.Count == NoteGrid.MostTokens)
        {
            throw new TokenException($"it is too long: it takes more than {NoteGrid.MostTokens} tokens");
        }

        _tokens.Add(_vocabulary.NumberOf(kind, value));
    }
}
