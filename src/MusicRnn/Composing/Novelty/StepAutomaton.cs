namespace MusicRnn.Composing.Novelty;

/// <summary>
/// A suffix automaton of several sequences (Blumer and others, "The smallest automaton recognizing the subwords of a text",
/// 1985): a state for all their subsequences that end at the same places. Reading another sequence through it gives, at each
/// place, the longest subsequence that ends there and is also one of these, in a time that grows with the length alone.
/// </summary>
internal sealed class StepAutomaton
{
    public const int Root = 0;

    private const int None = -1;

    private readonly Dictionary<(int State, int Symbol), int> _next = [];

    // For each state: the symbols with which it goes on, the length of its longest subsequence, and the state of the longest
    // ending of that which is in another state.
    private readonly List<List<int>> _symbols = [[]];
    private readonly List<int> _lengths = [0];
    private readonly List<int> _links = [None];

    /// <summary>The number of states.</summary>
    public int Count => _lengths.Count;

    /// <summary>The length of the longest subsequence of a state.</summary>
    public int LengthOf(int state) => _lengths[state];

    /// <summary>The state of the longest ending of a state's subsequences that is in another state; -1 for the root.</summary>
    public int LinkOf(int state) => _links[state];

    /// <summary>Adds a sequence; returns, for each symbol, the state of the whole sequence up to there.</summary>
    public int[] Add(ReadOnlySpan<int> sequence)
    {
        var states = new int[sequence.Length];
        var last = Root;
        for (var place = 0; place < sequence.Length; place++)
        {
            states[place] = last = Extend(last, sequence[place]);
        }

        return states;
    }

    /// <summary>Reads one symbol of another sequence.</summary>
    /// <param name="state">The state of what was found up to there.</param>
    /// <param name="length">How many symbols that is.</param>
    /// <param name="symbol">The symbol that follows.</param>
    public (int State, int Length) Read(int state, int length, int symbol)
    {
        while (true)
        {
            if (_next.TryGetValue((state, symbol), out var next))
            {
                return (next, length + 1);
            }

            if (state == Root)
            {
                return (Root, 0);
            }

            state = _links[state];
            length = _lengths[state];
        }
    }

    private int Extend(int last, int symbol)
    {
        if (_next.TryGetValue((last, symbol), out var known))
        {
            return _lengths[known] == _lengths[last] + 1 ? known : Split(last, symbol, known);
        }

        var state = NewState(_lengths[last] + 1);
        var from = last;
        while (from != None && !_next.ContainsKey((from, symbol)))
        {
            Connect(from, symbol, state);
            from = _links[from];
        }

        if (from == None)
        {
            _links[state] = Root;
            return state;
        }

        var reached = _next[(from, symbol)];
        _links[state] = _lengths[reached] == _lengths[from] + 1 ? reached : Split(from, symbol, reached);
        return state;
    }

    // The shorter subsequences of a state get one of their own, as from now on they end at one place more.
    private int Split(int from, int symbol, int state)
    {
        var copy = NewState(_lengths[from] + 1);
        foreach (var following in _symbols[state])
        {
            Connect(copy, following, _next[(state, following)]);
        }

        _links[copy] = _links[state];
        _links[state] = copy;
        while (from != None && _next.TryGetValue((from, symbol), out var reached) && reached == state)
        {
            _next[(from, symbol)] = copy;
            from = _links[from];
        }

        return copy;
    }

    private int NewState(int length)
    {
        _lengths.Add(length);
        _links.Add(Root);
        _symbols.Add([]);
        return Count - 1;
    }

    private void Connect(int from, int symbol, int to)
    {
        _next.Add((from, symbol), to);
        _symbols[from].Add(symbol);
    }
}
