namespace MusicRnn.Composing;

/// <summary>
/// The pieces that were asked for: those that wait for a lane, and what has become of the others. One that has copied more than
/// is allowed is composed again with another chance, some times.
/// </summary>
internal sealed class AskedPieces(int count, Func<Composition, bool>? isExceededIn, Func<int, UnfinishedPiece> begin)
{
    /// <summary>With the rule against copies hardly any piece needs a second attempt; without it, some models need many.</summary>
    public const int MostAttempts = 50;

    private readonly Queue<UnfinishedPiece> _again = new();
    private readonly Composition?[] _compositions = new Composition?[count];
    private int _begun;

    /// <summary>How many are done with.</summary>
    public int Finished { get; private set; }

    /// <summary>The tokens drawn for what has ended, also for what was thrown away.</summary>
    public long Tokens { get; private set; }

    /// <summary>The pieces in the order of their numbers, without those that could not be had.</summary>
    public IEnumerable<Composition> Compositions => _compositions.OfType<Composition>();

    /// <summary>The next piece for a lane, one to be composed again before others; null if none waits.</summary>
    public UnfinishedPiece? Next() => _again.TryDequeue(out var piece) ? piece
        : _begun < count ? begin(_begun++)
        : null;

    /// <summary>Takes a piece that has ended.</summary>
    public void Take(UnfinishedPiece piece)
    {
        var composition = piece.ToComposition();
        Tokens += piece.DrawnTokens;
        if (isExceededIn?.Invoke(composition) is not true)
        {
            _compositions[piece.Index] = composition;
        }
        else if (piece.Attempt + 1 < MostAttempts)
        {
            _again.Enqueue(piece.Again());
            return;
        }

        Finished++;
    }
}
