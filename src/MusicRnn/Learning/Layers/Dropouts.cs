using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Layers;

/// <summary>All dropouts of a network, each with masks of its own; none where nothing is learned.</summary>
internal sealed class Dropouts(TrainingOptions? options)
{
    private readonly List<Dropout> _all = [];
    private int _places;

    /// <summary>A dropout of the network's input; null if the options have none.</summary>
    public Dropout? AddToInput(Unrolling unrolling, int columns) => Add(unrolling, columns, options?.InputDropout ?? options?.Dropout ?? 0);

    /// <summary>A dropout of a matrix of activations; null if the options have none.</summary>
    public Dropout? Add(Unrolling unrolling, int columns) => Add(unrolling, columns, options?.Dropout ?? 0);

    /// <summary>Chooses the masks of a training step.</summary>
    public void Draw(int step)
    {
        foreach (var dropout in _all)
        {
            dropout.Draw(step);
        }
    }

    private Dropout? Add(Unrolling unrolling, int columns, double rate)
    {
        var place = _places++;
        if (options is null || rate == 0)
        {
            return null;
        }

        var dropout = new Dropout(unrolling, rate, columns, options.Seed, place, options.DropoutIsSameOverTime);
        _all.Add(dropout);
        return dropout;
    }
}
