using MusicRnn.Learning.Kernels;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The place of one tensor among all numbers of a network. Weights, gradients, moments and averages are buffers of the
/// same length, and a parameter is the same stretch in each.
/// </summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Offset">The first float.</param>
/// <param name="Rows">Rows of the panel matrix; 1 for a bias.</param>
/// <param name="Columns">Columns of the panel matrix.</param>
/// <param name="Decays">Whether weight decay applies: to matrices, not to biases.</param>
internal sealed record Parameter(string Name, int Offset, int Rows, int Columns, bool Decays)
{
    /// <summary>The floats it takes, padding included.</summary>
    public int Length => PanelMatrix.FloatsFor(Rows, Columns);

    /// <summary>Its numbers in one of the buffers.</summary>
    public PanelMatrix In(AlignedBuffer buffer) => new(buffer, Offset, Rows, Columns);
}
