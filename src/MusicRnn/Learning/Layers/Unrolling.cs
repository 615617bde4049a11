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
    /// <summary>The rows in use: T·B, or the first ones of them where the number of rows varies (<see cref="UseRows"/>).</summary>
    public int Rows { get; private set; } = Batch * Steps;

    /// <summary>Whether activations are kept for going back through time.</summary>
    public bool Learns => Gradients is not null;

    /// <summary>(T·B): 1 where a row goes on from its lane's state before, 0 where a new sequence begins.</summary>
    public float[] Keep { get; } = Enumerable.Repeat(1f, Batch * Steps).ToArray();

    /// <summary>Sets how many rows are in use, so that no products are computed for the others; they must have no target.</summary>
    public void UseRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Batch * Steps);
        Rows = rows;
    }

    /// <summary>Rows of a head that are not those of the time steps, over the same weights.</summary>
    public Unrolling WithRows(int rows) => new(rows, 1, Values, Gradients);

    /// <summary>An unrolling with memory of its own for the gradients of the weights.</summary>
    public static Unrolling ForLearning(int batch, int steps, AlignedBuffer values) => new(batch, steps, values, new AlignedBuffer(values.Length));

    /// <summary>A matrix for activations of all time steps.</summary>
    public PanelMatrix Activations(int columns) => new(Batch * Steps, columns);

    /// <summary>A matrix for gradients of activations; null where nothing is learned.</summary>
    public PanelMatrix? ActivationGradients(int columns) => Learns ? Activations(columns) : null;

    /// <summary>A parameter's gradient; null where nothing is learned.</summary>
    public PanelMatrix? GradientOf(Parameter parameter) => Gradients is null ? null : parameter.In(Gradients);
}
