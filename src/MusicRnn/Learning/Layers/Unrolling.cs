using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// A network unrolled in time: T steps of B lanes. Activations are matrices of T·B rows, row t·B + b for lane b at step t.
/// </summary>
/// <param name="Batch">The number of lanes, B.</param>
/// <param name="Steps">The number of time steps, T.</param>
/// <param name="Values">All weights.</param>
/// <param name="Gradients">All gradients of the loss with respect to the weights; null where nothing is learned.</param>
internal sealed record Unrolling(int Batch, int Steps, AlignedBuffer Values, AlignedBuffer? Gradients)
{
    /// <summary>The rows of an activation matrix, T·B.</summary>
    public int Rows => Batch * Steps;

    /// <summary>Whether activations are kept for going back through time.</summary>
    public bool Learns => Gradients is not null;

    /// <summary>(T·B): 1 where a row goes on from its lane's state before, 0 where a new sequence begins.</summary>
    public float[] Keep { get; } = Enumerable.Repeat(1f, Batch * Steps).ToArray();

    /// <summary>An unrolling with memory of its own for the gradients of the weights.</summary>
    public static Unrolling ForLearning(int batch, int steps, AlignedBuffer values) => new(batch, steps, values, new AlignedBuffer(values.Length));

    /// <summary>A matrix for activations of all time steps.</summary>
    public PanelMatrix Activations(int columns) => new(Rows, columns);

    /// <summary>A matrix for gradients of activations; null where nothing is learned.</summary>
    public PanelMatrix? ActivationGradients(int columns) => Learns ? new(Rows, columns) : null;

    /// <summary>A parameter's gradient; null where nothing is learned.</summary>
    public PanelMatrix? GradientOf(Parameter parameter) => Gradients is null ? null : parameter.In(Gradients);
}
