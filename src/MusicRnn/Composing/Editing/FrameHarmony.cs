using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>
/// Three lower voices to a melody, in frames, as in a chorale. The melody is the highest note of each frame, as it sounds at the
/// frame's beginning; what it does between two frames is passed over by the voices, and stays in the melody.
/// </summary>
internal sealed class FrameHarmony : IEditingTask
{
    private const int LowestVelocity = 1;

    // The melody is looked at this part of a frame behind its beginning, so that a late note counts.
    private const int LookingPart = 4;

    private static readonly string[] Names = ["Alto", "Tenor", "Bass"];

    private readonly FrameTokenizer _tokenizer;
    private readonly Piece _piece;
    private readonly Part _melody;
    private readonly int?[] _pitches;
    private readonly FrameGuide _guide;

    /// <summary>Throws <see cref="TokenException"/> if the vocabulary lacks a pitch of the melody.</summary>
    /// <param name="tokenizer">The tokens.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="given">The index of the part whose top voice is the melody; it has notes.</param>
    public FrameHarmony(FrameTokenizer tokenizer, Piece piece, int given)
    {
        (_tokenizer, _piece, _melody) = (tokenizer, piece, TopVoice.Of(piece.Parts[given]));
        _pitches = new int?[FrameCount()];
        foreach (var note in _melody.Notes)
        {
            for (var frame = FirstFrameAt(note.Start); frame < Math.Min(_pitches.Length, FirstFrameAt(note.End)); frame++)
            {
                _pitches[frame] = Math.Max(note.Pitch, _pitches[frame] ?? 0);
            }
        }

        var ceiling = _melody.Notes[0].Pitch;
        var frames = ImmutableArray.CreateBuilder<GuidedFrame>(_pitches.Length);
        foreach (var pitch in _pitches)
        {
            ceiling = pitch ?? ceiling;
            frames.Add(pitch is { } top ? GuidedFrame.Below(top, Names.Length + 1) : GuidedFrame.BelowRest(ceiling, Names.Length));
        }

        _guide = tokenizer.GuideThrough(frames.MoveToImmutable());
    }

    /// <inheritdoc/>
    public ControlValues Told { get; init; }

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder() => _tokenizer.CreateGuidedDecoder(_guide);

    /// <inheritdoc/>
    public Piece ToPiece(IReadOnlyList<int> tokens)
    {
        var frames = _tokenizer.FramesOf(tokens).Select((frame, index) => _pitches[index] is { } top ? frame & ~(UInt128.One << top) : frame).ToArray();
        var voices = FrameVoices.Of(frames, _pitches, Names.Length);
        var velocity = Math.Max(LowestVelocity, (int)_melody.Notes.Average(note => note.Velocity));
        int[] barLines = [.. Bars.Of(_piece).Select(bar => FirstFrameAt(bar.Start))];
        var parts = ImmutableArray.CreateBuilder<Part>();
        parts.Add(_melody);
        for (var voice = 0; voice < Names.Length; voice++)
        {
            var notes = FrameVoices.NotesOf([.. voices.Select(pitches => pitches[voice])], barLines)
                .Select(note => new Note(TickOf(note.From), TickOf(note.To) - TickOf(note.From), note.Pitch, velocity)).ToImmutableArray();
            if (notes.Length > 0)
            {
                parts.Add(new Part { Name = Names[voice], Channel = FreeChannel.For(isPercussion: false, parts), Program = _melody.Program, Notes = notes });
            }
        }

        return _piece with { Parts = parts.DrainToImmutable(), End = _piece.End };
    }

    /// <inheritdoc/>
    public bool IsNew(int part, int tick) => part != 0;

    private int FrameCount()
    {
        var frames = (((long)_piece.End * _tokenizer.FramesPerQuarter) + _piece.TicksPerQuarter - 1) / _piece.TicksPerQuarter;
        return frames < PianoRoll.MostFrames ? (int)frames : throw new TokenException($"it has {frames} frames, more than {PianoRoll.MostFrames - 1}");
    }

    // The first frame that is looked at, at its own place, not before the tick.
    private int FirstFrameAt(int tick)
    {
        var parts = (long)tick * _tokenizer.FramesPerQuarter * LookingPart;
        var partsInFrame = (long)_piece.TicksPerQuarter * LookingPart;
        return (int)Math.Max(0, (parts - _piece.TicksPerQuarter + partsInFrame - 1) / partsInFrame);
    }

    private int TickOf(int frame) => (int)Math.Min(_piece.End, (long)frame * _piece.TicksPerQuarter / _tokenizer.FramesPerQuarter);
}
