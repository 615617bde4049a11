namespace MusicRnn.Learning.Layers;

/// <summary>All dropouts of a network, each with masks of its own.</summary>
/// <param name="rate">The share of numbers that is set to zero; with 0 there are none.</param>
/// <param name="seed">Where chance begins.</param>
internal sealed class Dropouts(double rate, int seed)
{
    private readonly List<Dropout> _all = [];

    /// <summary>The place for a dropout of a matrix of activations; null if there is none.</summary>
    public Dropout? Add(Unrolling unrolling, int columns)
    {
        if (rate == 0)
        {
            return null;
        }

        _all.Add(new Dropout(unrolling, rate, columns, seed, _all.Count));
        return _all[^1];
    }

    /// <summary>Chooses the masks of a training step.</summary>
    public void Draw(int step)
    {
        foreach (var dropout in _all)
        {
            dropout.Draw(step);
        }
    }
}
