using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>Some lanes of a network that go on token by token.</summary>
internal interface ITokenStepper
{
    /// <summary>Stands for the token of a lane that idles: it stays where it is, but its logits may be lost.</summary>
    const int Idle = -1;

    /// <summary>Begins a new sequence in a lane, of which something is told if the network has learned that.</summary>
    void Begin(int lane, ControlValues told);

    /// <summary>
    /// Reads a token in each lane, or <see cref="Idle"/>, and predicts the next one: the work of one thread, or of a team whose
    /// members all call this.
    /// </summary>
    void Step(ReadOnlySpan<int> tokens, Worker worker);

    /// <summary>Copies the V logits of a lane.</summary>
    void CopyLogits(int lane, Span<float> logits);

    /// <summary>The first token that can come next in a lane, and the one after the last: all others have no probability.</summary>
    (int From, int To) PossibleIn(int lane);

    /// <summary>Has a lane go on from where a lane stands, of this stepper or another one of the same model; both go on alike.</summary>
    /// <param name="lane">The lane that is overwritten.</param>
    /// <param name="source">The stepper of the other lane.</param>
    /// <param name="sourceLane">That lane.</param>
    /// <param name="told">What it was told.</param>
    /// <param name="tokens">All tokens that it has read.</param>
    void CopyLane(int lane, ITokenStepper source, int sourceLane, ControlValues told, IEnumerable<int> tokens);
}
