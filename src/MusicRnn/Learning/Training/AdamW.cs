using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Training;

/// <summary>
/// Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019), and the running average of the
/// weights (Polyak and Juditsky 1992) in the same pass over memory.
/// </summary>
internal sealed unsafe class AdamW(IReadOnlyList<Parameter> parameters, AlignedBuffer values, AlignedBuffer average, TrainingOptions options)
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const float Epsilon = 1e-8f;
    private const int Width = 16;

    // An array, which is walked through without allocating an enumerator.
    private readonly Parameter[] _parameters = [.. parameters];

    /// <summary>The running mean of the gradients.</summary>
    public AlignedBuffer FirstMoment { get; } = new(values.Length);

    /// <summary>The running mean of the squared gradients.</summary>
    public AlignedBuffer SecondMoment { get; } = new(values.Length);

    /// <summary>Changes this worker's share of the weights.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="gradients">The gradients, laid out as the weights.</param>
    /// <param name="gradientScale">What the gradients are multiplied by: below 1 where they are clipped.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    /// <param name="step">The step, from 0.</param>
    public void Update(Worker worker, AlignedBuffer gradients, float gradientScale, double learningRate, long step)
    {
        var constants = new Constants
        {
            GradientScale = gradientScale,
            FirstCorrection = (float)(1 / (1 - Math.Pow(FirstDecay, step + 1))),
            SecondCorrection = (float)(1 / (1 - Math.Pow(SecondDecay, step + 1))),
            LearningRate = (float)learningRate,

            // At first the average follows fast, else the random start would stay in it for long.
            AverageShare = (float)Math.Max(1 - options.AverageDecay, 9.0 / (step + 10)),
        };
        foreach (var parameter in _parameters)
        {
            var (from, to) = worker.Share(parameter.Length / Width);
            var decay = parameter.Decays ? (float)(1 - (learningRate * options.WeightDecay)) : 1;
            Update(parameter.Offset + (from * Width), parameter.Offset + (to * Width), gradients.Pointer, decay, constants);
        }
    }

    private void Update(int from, int to, float* gradients, float decay, Constants constants)
    {
        var (firstKeep, firstTake) = (Vector512.Create((float)FirstDecay), Vector512.Create((float)(1 - FirstDecay)));
        var (secondKeep, secondTake) = (Vector512.Create((float)SecondDecay), Vector512.Create((float)(1 - SecondDecay)));
        var epsilon = Vector512.Create(Epsilon);
        float* first = FirstMoment.Pointer, second = SecondMoment.Pointer, weights = values.Pointer, averages = average.Pointer;
        for (var i = from; i < to; i += Width)
        {
            var gradient = Vector512.Load(gradients + i) * constants.GradientScale;
            var mean = (Vector512.Load(first + i) * firstKeep) + (gradient * firstTake);
            var square = (Vector512.Load(second + i) * secondKeep) + (gradient * gradient * secondTake);
            mean.Store(first + i);
            square.Store(second + i);

            var change = mean * constants.FirstCorrection / (Vector512.Sqrt(square * constants.SecondCorrection) + epsilon);
            var value = (Vector512.Load(weights + i) * decay) - (change * constants.LearningRate);
            value.Store(weights + i);

            var averaged = Vector512.Load(averages + i);
            (averaged + ((value - averaged) * constants.AverageShare)).Store(averages + i);
        }
    }

    private readonly record struct Constants
    {
        public float GradientScale { get; init; }

        public float FirstCorrection { get; init; }

        public float SecondCorrection { get; init; }

        public float LearningRate { get; init; }

        public float AverageShare { get; init; }
    }
}
