namespace MusicRnn.Evaluation;

/// <summary>
/// Counts of n-grams as a tree: each node is an n-gram, its parent the same without its last token. Nodes are found by
/// parent and token in an open hash table with linear probing, which takes about 30 bytes a node.
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

    private Node[] _nodes = new Node[FirstCapacity];
    private int[] _slots = NewSlots(2 * FirstCapacity);
    private int _count = 1;

    /// <summary>How many tokens were counted after the n-gram.</summary>
    public int Total(int node) => _nodes[node].Total;

    /// <summary>Counts a token after an n-gram, and returns the node of both together.</summary>
    public int Count(int parent, int token)
    {
        var node = FindOrAdd(parent, token);
        if (_nodes[node].Occurrences++ == 0)
        {
            _nodes[parent].DifferentTokens++;
        }

        _nodes[parent].Total++;
        return node;
    }

    /// <summary>The node of an n-gram and a token after it, without counting it.</summary>
    public int FindOrAdd(int parent, int token)
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

    /// <summary>The node of an n-gram; <see cref="None"/> if it never occurred.</summary>
    public int Find(ReadOnlySpan<int> tokens)
    {
        var node = Empty;
        foreach (var token in tokens)
        {
            node = _slots[SlotOf(node, token)];
            if (node == None)
            {
                break;
            }
        }

        return node;
    }

    /// <summary>The probability of a token after an n-gram that has occurred, given its probability after the shorter one.</summary>
    public double Interpolate(int context, int token, double shorter)
    {
        var node = _slots[SlotOf(context, token)];
        var occurrences = node == None ? 0 : _nodes[node].Occurrences;
        double differentTokens = _nodes[context].DifferentTokens;
        return (occurrences + (differentTokens * shorter)) / (_nodes[context].Total + differentTokens);
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
        public int Total;
        public int DifferentTokens;
    }
}
