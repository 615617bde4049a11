using MusicRnn.Learning.Kernels;

namespace MusicRnn.Composing;

/// <summary>
/// The lanes of one worker, its part of the pieces, with a stepper that reads and predicts for them; or lanes that a whole
/// team takes on together, because there are fewer of them than members.
/// </summary>
internal sealed class WorkerLanes
{
    private readonly ITokenStepper _stepper;
    private readonly int _from;
    private readonly int[] _tokens;
    private readonly float[] _logits;

    private WorkerLanes(Func<int, ITokenStepper> createStepper, int vocabularySize, int from, int to)
    {
        _stepper = createStepper(to - from);
        _from = from;
        _tokens = new int[to - from];
        _logits = new float[vocabularySize];
    }

    /// <summary>Creates the lanes from the first up to, but without, the second; none if they are the same.</summary>
    public static WorkerLanes? Create(Func<int, ITokenStepper> createStepper, int vocabularySize, (int From, int To) share) =>
        share.From == share.To ? null : new WorkerLanes(createStepper, vocabularySize, share.From, share.To);

    /// <summary>Takes its pieces some tokens further, or to their ends.</summary>
    /// <param name="pieces">The pieces of all lanes, also those of others.</param>
    /// <param name="tokens">How many tokens at most.</param>
    /// <param name="worker">A member of the team that shares the work, or <see cref="Worker.Alone"/>.</param>
    public void GoOn(UnfinishedPiece?[] pieces, int tokens, Worker worker)
    {
        var own = pieces.AsSpan(_from, _tokens.Length);
        for (var token = 0; token < tokens && AreAnyUnfinished(own); token++)
        {
            if (worker.Index == 0)
            {
                ReadTokens(own);
            }

            worker.Meet();
            _stepper.Step(_tokens, worker);
            if (worker.Index == 0)
            {
                Draw(own);
            }

            worker.Meet();
        }
    }

    private static bool AreAnyUnfinished(ReadOnlySpan<UnfinishedPiece?> pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece is { IsFinished: false })
            {
                return true;
            }
        }

        return false;
    }

    private void ReadTokens(ReadOnlySpan<UnfinishedPiece?> pieces)
    {
        for (var lane = 0; lane < pieces.Length; lane++)
        {
            _tokens[lane] = ITokenStepper.Idle;
            if (pieces[lane] is { IsFinished: false } piece)
            {
                _tokens[lane] = piece.NextInput;
                if (piece.IsBeginning)
                {
                    _stepper.Begin(lane, piece.Told);
                }
            }
        }
    }

    private void Draw(ReadOnlySpan<UnfinishedPiece?> pieces)
    {
        for (var lane = 0; lane < pieces.Length; lane++)
        {
            if (pieces[lane] is { IsFinished: false } piece)
            {
                _stepper.CopyLogits(lane, _logits);
                piece.GoOn(_logits);
            }
        }
    }
}
