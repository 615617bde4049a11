using System.Runtime.Intrinsics;

namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// A two-pole low-pass whose cutoff may move while it sounds: the trapezoidal state variable filter
/// (Simper, Solving the continuous SVF equations using trapezoidal integration, Cytomic 2013). As each sample waits for the one
/// before, eight are solved for at once: what the state at their start and each of them add to all eight.
/// </summary>
internal sealed class LowPass
{
    /// <summary>1/Q of a Butterworth filter, which has no peak.</summary>
    public const float FlatDamping = 1.41421356f;

    // Of the sample rate; the approximated tangent below holds to here.
    private const double HighestCutoff = 0.45;
    private const int Lanes = Response.Frames;

    private readonly Response _response = new();
    private double _cutoffHertz = double.NaN;
    private float _damping;
    private int _sampleRate;
    private Step _one;
    private Step _eight;
    private Vector256<float> _hearFirst;
    private Vector256<float> _hearSecond;
    private Vector256<float> _stayFirst;
    private Vector256<float> _staySecond;
    private State _left;
    private State _right;

    /// <summary>Forgets what it has heard.</summary>
    public void Clear() => (_left, _right) = (default, default);

    /// <summary>Filters one channel in place.</summary>
    public void Apply(Span<float> samples, double cutoffHertz, int sampleRate, double damping = FlatDamping)
    {
        Tune(cutoffHertz, sampleRate, (float)damping);
        Apply(samples, ref _left);
    }

    /// <summary>Filters two channels of one length in place.</summary>
    public void Apply(Span<float> left, Span<float> right, double cutoffHertz, int sampleRate)
    {
        Tune(cutoffHertz, sampleRate, FlatDamping);
        Apply(left, ref _left);
        Apply(right, ref _right);
    }

    private void Apply(Span<float> samples, ref State state)
    {
        var (firstFrom, secondFrom) = (Vector256.Create(_eight.Keep), Vector256.Create(-_eight.Back));
        var (firstTo, secondTo) = (Vector256.Create(_eight.Cross), Vector256.Create(_eight.Leave));
        var (first, second) = (Vector256.Create(state.First), Vector256.Create(state.Second));
        var (hearFirst, hearSecond, stayFirst, staySecond) = (_hearFirst, _hearSecond, _stayFirst, _staySecond);
        while (samples.Length >= Lanes)
        {
            var input = Vector256.Create<float>(samples);
            ((_response.To(samples) + (first * hearFirst)) + (second * hearSecond)).CopyTo(samples);
            var (addFirst, addSecond) = Sums(input * stayFirst, input * staySecond);
            (first, second) = ((first * firstFrom) + ((second * secondFrom) + addFirst), (first * firstTo) + ((second * secondTo) + addSecond));
            samples = samples[Lanes..];
        }

        state = ApplyOneByOne(samples, new State(first.ToScalar(), second.ToScalar()));
    }

    private State ApplyOneByOne(Span<float> samples, State state)
    {
        foreach (ref var sample in samples)
        {
            var next = new State(
                (_one.Cross * sample) + ((_one.Keep * state.First) - (_one.Back * state.Second)),
                (_one.Take * sample) + ((_one.Cross * state.First) + (_one.Leave * state.Second)));
            sample = 0.5f * (state.Second + next.Second);
            state = next;
        }

        return state;
    }

    // The sums of all lanes of both, each in all lanes; in an order of our own, so that machines do not differ.
    private static (Vector256<float> One, Vector256<float> Other) Sums(Vector256<float> one, Vector256<float> other)
    {
        var (half, otherHalf) = (one.GetLower() + one.GetUpper(), other.GetLower() + other.GetUpper());
        var pairs = Vector128.Create(half.GetLower(), otherHalf.GetLower()) + Vector128.Create(half.GetUpper(), otherHalf.GetUpper());
        var sums = pairs + Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2));
        return (Vector256.Create(sums.ToScalar()), Vector256.Create(sums.GetElement(2)));
    }

    private void Tune(double cutoffHertz, int sampleRate, float damping)
    {
        if (cutoffHertz == _cutoffHertz && damping == _damping && sampleRate == _sampleRate)
        {
            return;
        }

        (_cutoffHertz, _damping, _sampleRate) = (cutoffHertz, damping, sampleRate);
        var angle = Math.PI * Math.Min(cutoffHertz / sampleRate, HighestCutoff);

        // Padé's approximation of the tangent, within 3 % up to the highest cutoff: no call into the C library.
        var g = (float)(angle * (15 - (angle * angle)) / (15 - (6 * angle * angle)));
        var a1 = 1 / (1 + (g * (g + damping)));
        var a2 = g * a1;
        var a3 = g * a2;
        _one = new Step((2 * a1) - 1, 2 * a2, 2 * a2, 1 - (2 * a3), 2 * a3);
        Unroll();
    }

    /// <summary>Follows eight steps: what is heard of the state and of each sample, and what stays of them in the state.</summary>
    private void Unroll()
    {
        var step = _one;
        var (hearFirst, hearSecond) = (0.5f * step.Cross, 0.5f * (1 + step.Leave));
        var (stayFirst, staySecond) = (step.Cross, step.Take);
        Span<float> heardFirst = stackalloc float[Lanes], heardSecond = stackalloc float[Lanes], stayedFirst = stackalloc float[Lanes], stayedSecond = stackalloc float[Lanes];
        var toOne = _response.ToOne;
        toOne[0] = 0.5f * step.Take;
        for (var lane = 0; lane < Lanes; lane++)
        {
            (heardFirst[lane], heardSecond[lane]) = (hearFirst, hearSecond);
            (stayedFirst[Lanes - 1 - lane], stayedSecond[Lanes - 1 - lane]) = (stayFirst, staySecond);
            if (lane + 1 < Lanes)
            {
                toOne[lane + 1] = (hearFirst * step.Cross) + (hearSecond * step.Take);
            }

            (hearFirst, hearSecond) = ((hearFirst * step.Keep) + (hearSecond * step.Cross), (hearSecond * step.Leave) - (hearFirst * step.Back));
            (stayFirst, staySecond) = ((step.Keep * stayFirst) - (step.Back * staySecond), (step.Cross * stayFirst) + (step.Leave * staySecond));
        }

        (_hearFirst, _hearSecond) = (Vector256.Create<float>(heardFirst), Vector256.Create<float>(heardSecond));
        (_stayFirst, _staySecond) = (Vector256.Create<float>(stayedFirst), Vector256.Create<float>(stayedSecond));
        _eight = step.Twice().Twice().Twice();
    }

    private readonly record struct State(float First, float Second);

    /// <summary>One or more steps of the state: first = Keep first - Back second + Cross input, second = Cross first + Leave second + Take input.</summary>
    private readonly record struct Step(float Keep, float Cross, float Back, float Leave, float Take)
    {
        // Without what the input adds.
        public Step Twice() => new(
            (Keep * Keep) - (Back * Cross), (Cross * Keep) + (Leave * Cross), (Keep * Back) + (Back * Leave), (Leave * Leave) - (Cross * Back), 0);
    }
}
