namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// The note lengths that good notation writes as one note, as far as the vocabulary has their characters, and which stretches
/// of a bar can be filled with them. Time is counted in 48ths of the unit note length (L:): eighths of it, and thirds of those.
/// </summary>
internal sealed class AbcLengths
{
    /// <summary>The ticks of the unit note length.</summary>
    public const int Unit = 48;

    /// <summary>The longest bar, in unit note lengths.</summary>
    public const int MostUnits = 64;

    private const int HalfUnit = Unit / 2;

    // A note that begins within a unit is at most so long: longer ones hide the beat.
    private const int LongestOffBeat = Unit * 3 / 2;

    // A note that begins within a unit, and is as long as it or longer, is a syncopation, which only a half can begin.
    private static readonly (string Text, int Ticks)[] All =
    [
        ("", Unit), ("2", 2 * Unit), ("3", 3 * Unit), ("4", 4 * Unit), ("6", 6 * Unit), ("8", 8 * Unit), ("12", 12 * Unit), ("16", 16 * Unit),
        ("/", Unit / 2), ("/2", Unit / 2), ("3/2", 3 * Unit / 2), ("//", Unit / 4), ("/4", Unit / 4), ("3/4", 3 * Unit / 4),
    ];

    private readonly AbcTrie _texts = new();
    private readonly int[] _ticks;
    private readonly bool[] _canFill = new bool[(MostUnits * Unit) + 1];

    /// <summary>The lengths that can be written.</summary>
    public AbcLengths(Func<char, bool> canWrite)
    {
        (string Text, int Ticks)[] written = [.. All.Where(length => length.Text.All(canWrite))];
        _ticks = [.. written.Select(length => length.Ticks)];
        for (var index = 0; index < written.Length; index++)
        {
            _texts.Add(written[index].Text, index);
        }

        _canFill[0] = true;
        for (var stretch = 1; stretch < _canFill.Length; stretch++)
        {
            _canFill[stretch] = Array.Exists(_ticks, ticks => Suits(stretch, ticks) && _canFill[stretch - ticks]);
        }
    }

    /// <summary>Whether notes can fill a stretch exactly.</summary>
    public bool CanFill(int ticks) => ticks >= 0 && ticks < _canFill.Length && _canFill[ticks];

    /// <summary>Whether a stretch can begin with something of a length, and be filled behind it.</summary>
    public bool CanBegin(int stretch, int ticks) => Suits(stretch, ticks) && CanFill(stretch - ticks);

    /// <summary>The node after one more character; <see cref="AbcTrie.None"/> if no length is written so.</summary>
    public int Next(int node, char character) => _texts.Next(node, character);

    /// <summary>The ticks of what is written up to a node; 0 if it is no length yet.</summary>
    public int TicksAt(int node) => _texts.ValueAt(node) is >= 0 and var index ? _ticks[index] : 0;

    /// <summary>Whether a length that begins with what is written up to a node is suitable.</summary>
    public bool CanBecome(int node, in AbcRoom room)
    {
        for (var left = _texts.Reachable(node); left != 0; left &= left - 1)
        {
            if (room.Fits(_ticks[System.Numerics.BitOperations.TrailingZeroCount(left)]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Suits(int stretch, int ticks)
    {
        if (ticks > stretch)
        {
            return false;
        }

        return (stretch % Unit) switch
        {
            0 => true,
            HalfUnit => ticks <= LongestOffBeat,
            _ => ticks % HalfUnit != 0,
        };
    }
}
