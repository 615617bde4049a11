using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>Some lanes of a network that go on token by token.</summary>
internal interface ITokenStepper
{
    /// <summary>Stands for the token of a lane that idles.</summary>
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
}
