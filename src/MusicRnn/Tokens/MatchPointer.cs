namespace MusicRnn.Tokens;

/// <summary>
/// Points at what followed the longest earlier match inside a sequence: the last place whose history agrees longest with that
/// of the present place. Tunes repeat themselves, so that this is a strong hint at what comes next. It knows only what it has
/// taken, and takes time in proportion to how often the last symbol stood before.
/// </summary>
public sealed class MatchPointer
{
    /// <summary>No symbol.</summary>
    public const int None = -1;

    // A bound on the work for each place. In irish-abc and Nottingham no tune has a symbol so often.
    private const int MostPlacesLookedAt = 4096;

    private const int FirstCapacity = 64;

    // About a bar of ABC text.
    private const int FewestInPassage = 12;

    // For the symbol before each place, the place before it behind the same symbol; and the newest of each symbol.
    private int[] _before = new int[FirstCapacity];
    private int[] _newest = [];
    private int[] _sequence = new int[FirstCapacity];

    // How long the histories of the present place and of each earlier one agree, and for which place that was found.
    private int[] _agreements = new int[FirstCapacity];
    private int[] _foundAt = new int[FirstCapacity];
    private int _count;

    // For each place how often what stands before it had come before.
    private int[] _times = new int[FirstCapacity];

    /// <summary>How many symbols agree; 0 if the last symbol never stood before.</summary>
    public int Length { get; private set; }

    /// <summary>The symbol that followed there; <see cref="None"/> without a match.</summary>
    public int Next { get; private set; } = None;

    /// <summary>
    /// How often the present passage has come before, each time found from the last: 0 for one that is new, or agrees with an
    /// earlier one in fewer symbols than make a passage. Whoever only copies the longest match sees it grow with each round.
    /// </summary>
    public int Times => _times[_count];

    /// <summary>Takes the next symbol, 0 or more.</summary>
    public void Take(int symbol)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(symbol);
        MakeRoom(symbol);
        _sequence[_count++] = symbol;
        FindLongest(_newest[symbol]);

        // The place becomes one of those that the symbol stands before.
        _before[_count] = _newest[symbol];
        _newest[symbol] = _count;
    }

    private void FindLongest(int newest)
    {
        (Length, Next) = (0, None);
        var found = 0;
        var lookedAt = 0;
        for (var earlier = newest; earlier >= 0 && lookedAt < MostPlacesLookedAt; earlier = _before[earlier])
        {
            var length = Agree(earlier);
            if (length > Length)
            {
                (Length, Next, found) = (length, _sequence[earlier], earlier);
            }

            lookedAt++;
        }

        _times[_count] = Length < FewestInPassage ? 0 : _times[found] + 1;
    }

    // One more than the histories of the two places before. Earlier places are looked at from the newest on, so that
    // earlier - 1 still has what was found one place ago.
    private int Agree(int earlier)
    {
        var goesOn = earlier > 0 && _foundAt[earlier - 1] == _count - 1;
        _agreements[earlier] = goesOn ? _agreements[earlier - 1] + 1 : 1;
        _foundAt[earlier] = _count;
        return _agreements[earlier];
    }

    private void MakeRoom(int symbol)
    {
        if (_count + 1 == _sequence.Length)
        {
            Array.Resize(ref _sequence, 2 * _sequence.Length);
            Array.Resize(ref _before, _sequence.Length);
            Array.Resize(ref _agreements, _sequence.Length);
            Array.Resize(ref _foundAt, _sequence.Length);
            Array.Resize(ref _times, _sequence.Length);
        }

        if (symbol >= _newest.Length)
        {
            var known = _newest.Length;
            Array.Resize(ref _newest, Math.Max(FirstCapacity, 2 * (symbol + 1)));
            _newest.AsSpan(known).Fill(None);
        }
    }
}
