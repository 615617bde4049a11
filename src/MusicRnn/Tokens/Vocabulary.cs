using System.Collections.Immutable;

namespace MusicRnn.Tokens;

/// <summary>
/// The tokens that a network knows, by number and by name. The order is part of a trained model, so it is stored with it
/// and never derived from a set.
/// </summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers;

    /// <summary>Creates the vocabulary from names in order. Throws <see cref="ArgumentException"/> if one comes twice.</summary>
    public Vocabulary(IEnumerable<string> names)
    {
        Names = [.. names];
        _numbers = new Dictionary<string, int>(Names.Length, StringComparer.Ordinal);
        for (var number = 0; number < Names.Length; number++)
        {
            if (!_numbers.TryAdd(Names[number], number))
            {
                throw new ArgumentException($"The token '{Names[number]}' stands twice in the vocabulary.", nameof(names));
            }
        }
    }

    /// <summary>The names, by token number.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The number of tokens, V.</summary>
    public int Count => Names.Length;

    /// <summary>The token's name, such as <c>Pitch 60</c>.</summary>
    public string this[int number] => Names[number];

    /// <summary>The number of a name; false if the vocabulary lacks it.</summary>
    public bool TryGetNumber(string name, out int number) => _numbers.TryGetValue(name, out number);
}
