using MusicRnn.Composing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Live;

/// <summary>A single lane of a model's network: the place where live playing meets it.</summary>
internal sealed class TokenReader(Model model, bool halves)
{
    private readonly ITokenStepper _stepper = model.StepperFactory(halves)(1);
    private readonly int[] _token = new int[1];
    private readonly float[] _logits = new float[model.Tokenizer.Vocabulary.Count];

    /// <summary>The V logits of what follows all that was read.</summary>
    public Span<float> Logits => _logits;

    /// <summary>Forgets everything and reads these tokens, at least one.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="told">What the network is told of the piece.</param>
    public void Begin(IReadOnlyList<int> tokens, ControlValues told)
    {
        _stepper.Begin(0, told);
        foreach (var token in tokens)
        {
            Step(token);
        }

        _stepper.CopyLogits(0, _logits);
    }

    /// <summary>Reads one more token.</summary>
    public void Read(int token)
    {
        Step(token);
        _stepper.CopyLogits(0, _logits);
    }

    private void Step(int token)
    {
        _token[0] = token;
        _stepper.Step(_token, Worker.Alone);
    }
}
