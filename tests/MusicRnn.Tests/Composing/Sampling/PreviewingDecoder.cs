using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Sampling;

/// <summary>A decoder whose tokens strike the notes that are given for them; a token without one strikes nothing. It allows them all.</summary>
internal sealed class PreviewingDecoder(params PreviewedNote?[] notes) : ITokenDecoder, INotePreview
{
    public int CompletedBars => 0;

    public bool IsAtEnd => false;

    public int UnitsPerQuarter => 1;

    public bool TellsKeys => Key is not null;

    public Key? Key { get; set; }

    /// <summary>The onset of all notes that are told from now on.</summary>
    public int Start { get; set; }

    /// <summary>One part; token i strikes pitch i of these.</summary>
    public static PreviewingDecoder OfPitches(params int[] pitches) => new([.. pitches.Select(pitch => (PreviewedNote?)new PreviewedNote(0, 0, pitch))]);

    public bool TryPreview(int token, out PreviewedNote note)
    {
        note = (notes[token] ?? default) with { Start = Start };
        return notes[token] is not null;
    }

    public void MarkAllowed(Span<bool> allowed) => allowed.Fill(true);

    public void Take(int token)
    {
    }

    public Piece ToPiece() => new() { TicksPerQuarter = 1 };
}
