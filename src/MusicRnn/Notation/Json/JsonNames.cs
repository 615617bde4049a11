using System.Collections.Immutable;
using System.Text.Json;

namespace MusicRnn.Notation.Json;

/// <summary>The names that stand for the values of an enumeration: their own, with a small first letter.</summary>
internal static class JsonNames<T> where T : struct, Enum
{
    private static readonly ImmutableArray<(T Value, string Name)> All =
        [.. Enum.GetValues<T>().Select(value => (value, JsonNamingPolicy.CamelCase.ConvertName(value.ToString())))];

    /// <summary>All names, as messages list them.</summary>
    public static string List => string.Join(", ", All.Select(entry => entry.Name));

    /// <summary>The name of a value.</summary>
    public static string NameOf(T value)
    {
        foreach (var entry in All)
        {
            if (EqualityComparer<T>.Default.Equals(entry.Value, value))
            {
                return entry.Name;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, "expected a value that has a name");
    }

    /// <summary>The value of a name; null for a name that none has.</summary>
    public static T? Find(string name)
    {
        foreach (var entry in All)
        {
            if (entry.Name == name)
            {
                return entry.Value;
            }
        }

        return null;
    }
}
