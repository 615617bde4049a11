using System.Collections.Immutable;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tokens;

/// <summary>A piece of a corpus, kept as its tokens in two bytes each.</summary>
public sealed class CorpusPiece
{
    private readonly ITokenizer _tokenizer;
    private readonly ushort[] _tokens;
    private int? _bars;

    internal CorpusPiece(string name, ITokenizer tokenizer, ushort[] tokens, PieceControls controls, TranspositionRange transpositions)
    {
        Name = name;
        NoteCount = tokens.Count(token => tokenizer.CountsAsNote(token));
        UnitCount = tokens.Count(token => tokenizer.CountsAsUnit(token));
        _tokenizer = tokenizer;
        _tokens = tokens;
        Controls = controls;

        // Whether a key can be told depends on which tokens there are, not on their order.
        var different = tokens.Distinct().Select(token => (int)token).ToArray();
        Transpositions = [.. transpositions.Semitones.Where(semitones => semitones == 0 || tokenizer.Transpose(different, semitones) is not null)];
    }

    /// <summary>The piece's name.</summary>
    public string Name { get; }

    /// <summary>What it is, as far as it says.</summary>
    public PieceControls Controls { get; }

    /// <summary>The number of bars, as <see cref="ITokenContext.Bars"/> counts them; counted when it is first asked for.</summary>
    public int Bars => _bars ??= CountBars();

    /// <summary>The number of tokens, with the start and the end token.</summary>
    public int TokenCount => _tokens.Length;

    /// <summary>The number of notes.</summary>
    public int NoteCount { get; }

    /// <summary>The number of the tokenizer's units.</summary>
    public int UnitCount { get; }

    /// <summary>The keys in which the piece can be told, in semitones from its own, ascending; 0 is always among them.</summary>
    public ImmutableArray<int> Transpositions { get; }

    /// <summary>The tokens, in the piece's own key or in another one of <see cref="Transpositions"/>.</summary>
    public int[] Sequence(int semitones = 0)
    {
        int[] tokens = [.. _tokens];
        if (semitones == 0)
        {
            return tokens;
        }

        return _tokenizer.Transpose(tokens, semitones)
            ?? throw new ArgumentOutOfRangeException(nameof(semitones), semitones, $"{Name} cannot be told in that key.");
    }

    private int CountBars()
    {
        var context = _tokenizer.CreateContext(isTransposed: false);
        foreach (var token in _tokens)
        {
            context.Take(token);
        }

        return context.Bars;
    }
}
