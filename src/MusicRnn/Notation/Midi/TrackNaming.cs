namespace MusicRnn.Notation.Midi;

/// <summary>What a track's name names.</summary>
internal enum TrackNaming
{
    /// <summary>The track's parts.</summary>
    Parts,

    /// <summary>The piece: the track is all of it.</summary>
    Piece,

    /// <summary>The piece if the track has no notes, as a conductor's track has none; else its parts.</summary>
    PieceIfSilent,
}
