using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>Where a session stands.</summary>
/// <param name="Bar">The bar that is heard, from 1; 0 before the first.</param>
/// <param name="PieceNumber">The piece that it belongs to, from 1.</param>
/// <param name="QuartersPerMinute">Its tempo.</param>
/// <param name="Key">Its key; null if the music does not say.</param>
/// <param name="Meter">Its meter.</param>
/// <param name="BarsAhead">How many bars are ready after it.</param>
/// <param name="LateBars">How many bars of rest were played because the composer was late.</param>
public readonly record struct LiveState(int Bar, int PieceNumber, double QuartersPerMinute, Key? Key, Meter Meter, int BarsAhead, int LateBars);
