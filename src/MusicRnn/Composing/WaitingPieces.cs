namespace MusicRnn.Composing;

/// <summary>The pieces that wait for a lane: those that are begun again, then those that have not been begun, in the order of their numbers.</summary>
internal sealed class WaitingPieces(int count, Func<int, UnfinishedPiece> begin)
{
    private readonly Queue<UnfinishedPiece> _again = new();
    private int _begun;

    /// <summary>The next piece; null if none waits.</summary>
    public UnfinishedPiece? Next() => _again.TryDequeue(out var piece) ? piece
        : _begun < count ? begin(_begun++)
        : null;

    /// <summary>Has a piece composed again.</summary>
    public void Add(UnfinishedPiece piece) => _again.Enqueue(piece);
}
