using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// A piece in frames, whose bars are those of its meters. The frames of a bar that is composed anew are given to the parts from
/// high to low, in the order of how high they play; where no part plays chords, they are voices, see <see cref="FrameVoices"/>.
/// </summary>
internal sealed class EditableFrames : EditablePiece
{
    private readonly FrameTokenizer _tokenizer;
    private readonly Piece _piece;
    private readonly ImmutableArray<UInt128> _frames;
    private readonly ImmutableArray<Bar> _bars;

    /// <summary>Throws <see cref="TokenException"/> if the tokens cannot tell it.</summary>
    public EditableFrames(FrameTokenizer tokenizer, Piece piece)
    {
        (_tokenizer, _piece) = (tokenizer, piece);
        _frames = tokenizer.FramesOf(tokenizer.Encode(piece));
        _bars = [.. Music.Bars.Of(piece)];
        if (_bars[0].Length < _bars[0].Meter.BarTicks(piece.TicksPerQuarter))
        {
            _bars = _bars.RemoveAt(0);
        }
    }

    /// <inheritdoc/>
    public override int Bars => _bars.Length;

    /// <inheritdoc/>
    public override IEditingTask Rewriting(Func<int, bool> isFree, IReadOnlyList<int>? tokens = null, Func<int, bool>? isNew = null) =>
        new Task(this, isFree, tokens is null ? _frames : _tokenizer.FramesOf(tokens), isNew ?? isFree);

    private int FrameAt(int tick) => Math.Min(_frames.Length, (int)((((long)tick * _tokenizer.FramesPerQuarter) + (_piece.TicksPerQuarter / 2)) / _piece.TicksPerQuarter));

    private int TickOf(int frame) => (int)((long)frame * _piece.TicksPerQuarter / _tokenizer.FramesPerQuarter);

    private sealed class Task : IEditingTask
    {
        private readonly EditableFrames _music;
        private readonly ImmutableArray<Bar> _new;
        private readonly FrameGuide _guide;

        public Task(EditableFrames music, Func<int, bool> isFree, ImmutableArray<UInt128> given, Func<int, bool> isNew)
        {
            _music = music;
            _new = [.. music._bars.Where((_, bar) => isNew(bar))];
            var frames = given.Select(GuidedFrame.Given).ToArray();
            foreach (var bar in music._bars.Where((_, bar) => isFree(bar)))
            {
                frames.AsSpan(music.FrameAt(bar.Start)..music.FrameAt(bar.End)).Fill(GuidedFrame.Free);
            }

            _guide = music._tokenizer.GuideThrough([.. frames]);
        }

        public ControlValues Told => _music.Told;

        public ITokenDecoder CreateDecoder() => _music._tokenizer.CreateGuidedDecoder(_guide);

        public Piece ToPiece(IReadOnlyList<int> tokens)
        {
            var piece = _music._piece;
            var frames = _music._tokenizer.FramesOf(tokens);
            var parts = piece.Parts.Index().Where(part => !part.Item.IsPercussion && part.Item.Notes.Length > 0)
                .OrderByDescending(part => part.Item.Notes.Average(note => note.Pitch)).ToArray();
            var areVoices = parts.Length > 1 && parts.All(part => TopVoice.Of(part.Item).Notes.Length == part.Item.Notes.Length);
            var voices = frames.Select(frame => PitchesOf(frame, parts.Length)).ToArray();
            if (areVoices)
            {
                UniteVoices(frames, voices, parts.Length);
            }

            var added = _new.SelectMany(bar => NotesIn(voices, bar))
                .Select(note => (Part: parts[note.Voice], Note: AfterHeld(note.Note, parts[note.Voice].Item)))
                .Where(note => note.Note.Duration > 0)
                .ToLookup(note => note.Part.Index, note => note.Note with { Velocity = (int)note.Part.Item.Notes.Average(each => each.Velocity) });
            return PieceSplice.Replace(piece, [.. _new.Select(bar => (bar.Start, bar.End))], added);
        }

        public bool IsNew(int part, int tick) => _new.Any(bar => tick >= bar.Start && tick < bar.End);

        // Where there is not a note for each voice some sing in unison.
        private static void UniteVoices(ImmutableArray<UInt128> frames, List<(int Voice, int Pitch)>[] voices, int count)
        {
            UInt128[] told = [.. frames.Select(frame => (int)UInt128.PopCount(frame) <= count ? frame : 0)];
            foreach (var (frame, pitches) in FrameVoices.Of(told, new int?[told.Length], count).Index().Where(each => told[each.Index] != 0))
            {
                voices[frame] = [.. pitches.Select((pitch, voice) => (voice, pitch!.Value))];
            }
        }

        // A part that still sounds from before the bars goes on, and its new notes come after that.
        private Note AfterHeld(Note note, Part part)
        {
            var end = part.Notes.Where(old => old.Start < note.Start && old.End > note.Start && !_new.Any(bar => old.Start >= bar.Start && old.Start < bar.End))
                .Select(old => old.End).DefaultIfEmpty(note.Start).Max();
            return note with { Start = end, Duration = Math.Max(0, note.End - end) };
        }

        // A pitch that goes on is held to the end of the bar.
        private IEnumerable<(int Voice, Note Note)> NotesIn(List<(int Voice, int Pitch)>[] voices, Bar bar)
        {
            var (from, to) = (_music.FrameAt(bar.Start), _music.FrameAt(bar.End));
            var sounding = new Dictionary<(int Voice, int Pitch), int>();
            for (var frame = from; frame <= to; frame++)
            {
                var now = frame < to ? voices[frame] : [];
                foreach (var (key, start) in sounding.OrderBy(each => each.Key).Where(each => !now.Contains(each.Key)).ToArray())
                {
                    sounding.Remove(key);
                    var tick = Math.Max(bar.Start, _music.TickOf(start));
                    var end = Math.Min(Math.Min(bar.End, _music._piece.End), _music.TickOf(frame));
                    if (end > tick)
                    {
                        yield return (key.Voice, new Note(tick, end - tick, key.Pitch, 1));
                    }
                }

                foreach (var key in now)
                {
                    sounding.TryAdd(key, frame);
                }
            }
        }

        // What is more than there are voices goes to the last.
        private static List<(int Voice, int Pitch)> PitchesOf(UInt128 frame, int voices)
        {
            var notes = new List<(int Voice, int Pitch)>();
            for (var left = frame; left != 0;)
            {
                var pitch = (int)UInt128.Log2(left);
                left ^= UInt128.One << pitch;
                notes.Add((Math.Min(notes.Count, voices - 1), pitch));
            }

            return notes;
        }
    }
}
