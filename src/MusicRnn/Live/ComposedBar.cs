using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>A bar that was composed, before anybody says how it is played.</summary>
public sealed class ComposedBar
{
    internal ComposedBar(Piece music, int ticks, int pieceNumber, GrowingPiece? origin = null, int index = 0) =>
        (Music, Ticks, PieceNumber, Origin, Index) = (music, ticks, pieceNumber, origin, index);

    /// <summary>The notes that begin in the bar, from tick 0 on; they may ring on beyond its end. With the meter, key and tempo that hold.</summary>
    public Piece Music { get; }

    /// <summary>The length of the bar in ticks, 1 or more.</summary>
    public int Ticks { get; }

    /// <summary>Which piece of the session it belongs to, from 1.</summary>
    public int PieceNumber { get; }

    /// <summary>The piece that it was cut from, to go back there.</summary>
    internal GrowingPiece? Origin { get; }

    /// <summary>Which bar of that piece it is, from 0, counting a pickup.</summary>
    internal int Index { get; }
}
