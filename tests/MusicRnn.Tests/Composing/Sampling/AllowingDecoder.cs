using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Composing.Sampling;

/// <summary>A decoder that always allows the same tokens.</summary>
internal sealed class AllowingDecoder(params bool[] always) : ITokenDecoder
{
    public int CompletedBars => 0;

    public bool IsAtEnd => false;

    public static AllowingDecoder Everything(int vocabularySize) => new([.. Enumerable.Repeat(true, vocabularySize)]);

    public void MarkAllowed(Span<bool> allowed) => always.CopyTo(allowed);

    public void Take(int token)
    {
    }

    public Piece ToPiece() => new() { TicksPerQuarter = 1 };
}
