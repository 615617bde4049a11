using System.Runtime.InteropServices;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Texts that are read character by character: from a node, a character leads to the next one, or nowhere. Each text has a number.</summary>
internal sealed class AbcTrie
{
    /// <summary>Where each text begins.</summary>
    public const int Root = 0;

    /// <summary>What stands for no node and for no text.</summary>
    public const int None = -1;

    private readonly List<Node> _nodes = [new()];

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => _nodes.Count == 1;

    /// <summary>Adds a text with its number, 0 to 63 where <see cref="Reachable"/> is asked for.</summary>
    public void Add(string text, int value)
    {
        var node = Root;
        _nodes[node].Reachable |= Flag(value);
        foreach (var character in text)
        {
            var next = Next(node, character);
            if (next == None)
            {
                next = _nodes.Count;
                _nodes.Add(new Node());
                _nodes[node].Edges.Add(new Edge(character, next));
            }

            node = next;
            _nodes[node].Reachable |= Flag(value);
        }

        _nodes[node].Value = value;
    }

    /// <summary>The node after a character; <see cref="None"/> if no text goes on so.</summary>
    public int Next(int node, char character)
    {
        foreach (var edge in CollectionsMarshal.AsSpan(_nodes[node].Edges))
        {
            if (edge.Character == character)
            {
                return edge.Node;
            }
        }

        return None;
    }

    /// <summary>The number of the text that ends at a node; <see cref="None"/> if none does.</summary>
    public int ValueAt(int node) => _nodes[node].Value;

    /// <summary>One flag for each number of a text that ends at a node or behind it.</summary>
    public ulong Reachable(int node) => _nodes[node].Reachable;

    /// <summary>The flag of a number.</summary>
    public static ulong Flag(int value) => 1UL << value;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Edge(char Character, int Node);

    private sealed class Node
    {
        public List<Edge> Edges { get; } = [];

        public int Value { get; set; } = None;

        public ulong Reachable { get; set; }
    }
}
