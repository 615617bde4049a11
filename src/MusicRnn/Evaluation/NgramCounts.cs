namespace MusicRnn.Evaluation;

/// <summary>
/// Counts of n-grams as a tree: each node is an n-gram, its parent the same without its last token. Nodes are found by
/// parent and token in an open hash table with linear probing, which takes about 40 bytes a node. Models
/// of lower orders may read the same counts. Once made it may be read by several threads.
/// </summary>
internal sealed class NgramCounts
{
    /// <summary>The node of the empty n-gram.</summary>
    public const int Empty = 0;

    /// <summary>No node.</summary>
    public const int None = -1;

    private const int FirstCapacity = 1024;

    // Knuth's multiplicative hashing: 2^64 divided by the golden ratio.
    private const ulong HashFactor = 0x9E3779B97F4A7C15;

    // The n-grams with which sequences began.
    private readonly HashSet<int> _beginnings = [];
    private Node[] _nodes = new Node[FirstCapacity];
    private int[] _slots = NewSlots(2 * FirstCapacity);
    private int _count = 1;

    private NgramCounts(int vocabularySize, int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, NgramModel.HighestOrder);
        VocabularySize = vocabularySize;
        Order = order;
    }

    /// <summary>The number of different tokens that there may be, V.</summary>
    public int VocabularySize { get; }

    /// <summary>The length of the longest n-grams.</summary>
    public int Order { get; }

    /// <summary>The number of nodes; they are numbered from 0, a parent before its children.</summary>
    public int NodeCount => _count;

    /// <summary>Counts the n-grams of sequences, of 1 to <paramref name="order"/> tokens. The first token of each is given, so it serves as context only.</summary>
    public static NgramCounts Of(IEnumerable<int[]> sequences, int vocabularySize, int order)
    {
        var counts = new NgramCounts(vocabularySize, order);
        foreach (var sequence in sequences)
        {
            counts.Add(sequence);
        }

        return counts;
    }

    /// <summary>The n-gram without its last token.</summary>
    public int Parent(int node) => _nodes[node].Parent;

    /// <summary>How often the n-gram occurred; 0 for <see cref="None"/>.</summary>
    public int Occurrences(int node) => node == None ? 0 : _nodes[node].Occurrences;

    /// <summary>After how many different tokens the n-gram stood, the beginning of a sequence counting as one; 0 for <see cref="None"/>.</summary>
    public int Predecessors(int node) => node == None ? 0 : _nodes[node].Predecessors;

    /// <summary>How many tokens were counted after the n-gram.</summary>
    public int Total(int node) => _nodes[node].Total;

    /// <summary>How many different tokens were counted after the n-gram.</summary>
    public int DifferentTokens(int node) => _nodes[node].DifferentTokens;

    /// <summary>The node of an n-gram and a token after it; <see cref="None"/> if it never occurred.</summary>
    public int Find(int parent, int token) => _slots[SlotOf(parent, token)];

    private void Add(ReadOnlySpan<int> sequence)
    {
        Span<int> contexts = stackalloc int[NgramModel.HighestOrder + 1];
        contexts[0] = Empty;
        for (var place = 0; place < sequence.Length; place++)
        {
            var token = sequence[place];
            ArgumentOutOfRangeException.ThrowIfNegative(token);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, VocabularySize);
            if (place == 0)
            {
                contexts[1] = FindOrAdd(Empty, token);
                continue;
            }

            AddAt(place, token, contexts);
        }
    }

    // contexts[k] is the n-gram of the last k tokens; from the longest on, each is extended in place of the next.
    private void AddAt(int place, int token, Span<int> contexts)
    {
        var longerIsNew = false;
        for (var length = Math.Min(Order - 1, place); length >= 0; length--)
        {
            var node = FindOrAdd(contexts[length], token);
            var begins = length == place && _beginnings.Add(node);
            _nodes[node].Predecessors += (longerIsNew ? 1 : 0) + (begins ? 1 : 0);
            longerIsNew = _nodes[node].Occurrences++ == 0;
            _nodes[contexts[length]].Total++;
            _nodes[contexts[length]].DifferentTokens += longerIsNew ? 1 : 0;
            contexts[length + 1] = node;
        }
    }

    private int FindOrAdd(int parent, int token)
    {
        var slot = SlotOf(parent, token);
        if (_slots[slot] != None)
        {
            return _slots[slot];
        }

        if (_count == _nodes.Length)
        {
            Grow();
            slot = SlotOf(parent, token);
        }

        _nodes[_count] = new Node { Parent = parent, Token = token };
        _slots[slot] = _count;
        return _count++;
    }

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, None);
        return slots;
    }

    private int SlotOf(int parent, int token)
    {
        var mask = _slots.Length - 1;
        var slot = (int)(((((ulong)(uint)parent << 32) | (uint)token) * HashFactor) >> 32) & mask;
        while (_slots[slot] != None && (_nodes[_slots[slot]].Parent != parent || _nodes[_slots[slot]].Token != token))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        _slots = NewSlots(2 * _nodes.Length);
        for (var node = 1; node < _count; node++)
        {
            _slots[SlotOf(_nodes[node].Parent, _nodes[node].Token)] = node;
        }
    }

    private struct Node
    {
        public int Parent;
        public int Token;
        public int Occurrences;
        public int Predecessors;
        public int Total;
        public int DifferentTokens;
    }
}
