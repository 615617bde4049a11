namespace MusicRnn.Tokens;

/// <summary>A feature and how it is read from the state of a sequence: one line of a tokenizer's list.</summary>
/// <param name="Name">Its name: letters, digits and underscores.</param>
/// <param name="Values">The number of different values.</param>
/// <param name="MostValues">The most values that it has at once.</param>
/// <param name="Write">Adds the present values to a list.</param>
internal sealed record Feature<TState>(string Name, int Values, int MostValues, Action<TState, List<int>> Write)
{
    /// <summary>A feature with one value.</summary>
    public Feature(string name, int values, Func<TState, int> read) : this(name, values, 1, (state, list) => list.Add(read(state)))
    {
    }

    /// <summary>What a network has to know of it.</summary>
    public InputFeature Shape => new(Name, Values, MostValues);
}
