using MusicRnn.Music;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tokens;

/// <summary>
/// Music in several parts as one sequence, on a grid of 12 units a quarter note (a sixteenth is 3, an eighth triplet 4).
/// <code>
/// Start [Key 1 major] Meter 6/8 Tempo 120  Part 1 Program 73  Part 2 Drums
/// Bar [Upbeat] [Key] [Meter] [Tempo]   where they change
///   Position 6                           units after the bar line
///     [Part 2] [Velocity 88] [Long 1] [Duration 6] Pitch 62
/// End
/// </code>
/// A position begins with part 1. Velocity and duration stand before the note and hold for the part until they change, so
/// that a run of eighths takes two tokens a note and a chord one for each further note. A duration above 48 units is told
/// as Long, how many times 48 are added, and the rest. The key, meter and tempo of the beginning stand before the parts.
/// <para>A pickup, a first bar that a meter change cuts short, is told as a full bar with its notes at the end and the mark
/// Upbeat; it begins with its first note, so a rest before that is not told. Any other short bar is told in a
/// meter of its own length. Key changes go to the nearest bar line; a bar has one tempo, the class nearest to its mean.</para>
/// <para>Names, titles, texts, controls, the program of percussion and parts without notes are not told; chord symbols beside
/// the tokens alone, see <see cref="ChordsOf"/>.</para>
/// </summary>
public sealed class NoteTokenizer : IReducibleTokenizer
{
    /// <summary>The name that a person types and a model file stores.</summary>
    public const string TokenizerName = "notes";

    private readonly NoteVocabulary _vocabulary;
    private readonly FeatureList<NoteContext> _features;

    /// <summary>
    /// The tokenizer of a stored vocabulary. Throws <see cref="MusicRnnException"/> if a name in it is not known or one
    /// that every piece needs is missing.
    /// </summary>
    public NoteTokenizer(Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        _vocabulary = new NoteVocabulary(vocabulary);
        _features = NoteContext.FeaturesOf(_vocabulary);
        Start = _vocabulary.NumberOf(NoteTokenKind.Start, 0);
        End = _vocabulary.NumberOf(NoteTokenKind.End, 0);
    }

    /// <summary>The tokenizer that has every token there is.</summary>
    public static NoteTokenizer Complete { get; } = new(new Vocabulary(NoteTokenTable.Tokens.Select(NoteTokenTable.NameOf)));

    /// <inheritdoc/>
    public string Name => TokenizerName;

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <inheritdoc/>
    public int Start { get; }

    /// <inheritdoc/>
    public int End { get; }

    /// <inheritdoc/>
    public InputFeatures Features => _features.Shapes;

    /// <summary>
    /// The tokenizer that has the tokens of these pieces only, also of the pieces transposed within a range as far as they
    /// stay between the lowest and the highest pitch of all. Pieces that cannot be told are passed over.
    /// Throws <see cref="TokenException"/> if none is left.
    /// </summary>
    public static NoteTokenizer ForPieces(IEnumerable<Piece> pieces, TranspositionRange transpositions)
    {
        var used = new NoteTokensInUse(Complete);
        foreach (var piece in pieces)
        {
            used.Add(piece);
        }

        return new NoteTokenizer(used.ToVocabulary(transpositions));
    }

    /// <summary>The tokenizer that has the tokens of these sequences only, also of the keys within a range as far as they stay between the lowest and the highest pitch of all.</summary>
    public ITokenizer ReducedTo(IEnumerable<ushort[]> sequences, TranspositionRange transpositions)
    {
        if (this != Complete)
        {
            return this;
        }

        var used = new NoteTokensInUse(this);
        foreach (var sequence in sequences)
        {
            used.Add(sequence.Select(token => (int)token));
        }

        return new NoteTokenizer(used.ToVocabulary(transpositions));
    }

    /// <inheritdoc/>
    public string Unit => "note";

    /// <inheritdoc/>
    public bool CountsAsUnit(int token) => CountsAsNote(token);

    /// <inheritdoc/>
    public bool CountsAsNote(int token) => _vocabulary[token].Kind is NoteTokenKind.Pitch or NoteTokenKind.Drum;

    /// <inheritdoc/>
    public bool BeginsBar(int token) => _vocabulary[token].Kind == NoteTokenKind.Bar;

    /// <inheritdoc/>
    public bool EndsStep(int token) => true;

    /// <inheritdoc/>
    public ITokenContext CreateContext(bool isTransposed) => _features.In(new NoteContext(_vocabulary, isTransposed));

    /// <inheritdoc/>
    public int[] Encode(Piece piece) => new NoteEncoder(_vocabulary, piece).Encode();

    /// <inheritdoc/>
    public int[] EncodeBeginning(Piece piece, int bars)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        var tokens = Encode(piece);
        var begunBars = 0;
        for (var place = 0; place < tokens.Length; place++)
        {
            if (BeginsBar(tokens[place]))
            {
                var isUpbeat = _vocabulary[tokens[place + 1]].Kind == NoteTokenKind.Upbeat;
                begunBars += isUpbeat ? 0 : 1;
                if (begunBars > bars || (isUpbeat && bars == 0))
                {
                    return tokens[..place];
                }
            }
        }

        return tokens[..^1];
    }

    /// <inheritdoc/>
    public int[]? Transpose(ReadOnlySpan<int> tokens, int semitones)
    {
        var transposed = tokens.ToArray();
        var hasPitches = false;
        for (var place = 0; place < transposed.Length; place++)
        {
            var (kind, value) = _vocabulary[transposed[place]];
            if (kind is not (NoteTokenKind.Pitch or NoteTokenKind.Key))
            {
                continue;
            }

            hasPitches |= kind == NoteTokenKind.Pitch;
            var newValue = kind == NoteTokenKind.Pitch
                ? value + semitones
                : NoteTokenTable.ValueOf(Transposer.Transpose(NoteTokenTable.Keys[value], semitones));
            if (!_vocabulary.TryGetNumber(kind, newValue, out transposed[place]))
            {
                return null;
            }
        }

        return hasPitches ? transposed : null;
    }

    /// <inheritdoc/>
    public int[]? AtTempo(ReadOnlySpan<int> tokens, double factor)
    {
        var classes = TempoClasses.ClassesIn(factor);
        var changed = tokens.ToArray();
        for (var place = 0; place < changed.Length; place++)
        {
            var (kind, value) = _vocabulary[changed[place]];
            if (kind == NoteTokenKind.Tempo && !_vocabulary.TryGetNumber(kind, value + classes, out changed[place]))
            {
                return null;
            }
        }

        return changed;
    }

    /// <inheritdoc/>
    public ChordLine? ChordsOf(Piece piece) => NoteChords.Of(piece, _vocabulary);

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder(Wishes? wishes = null) =>
        new NoteDecoder(_vocabulary, wishes is null ? null : new NoteWishes(_vocabulary, wishes));

    /// <summary>What tokens tell, bar by bar.</summary>
    internal NoteBars BarsOf(IEnumerable<int> tokens) => NoteBars.Of(_vocabulary, tokens);

    /// <summary>The bars of a piece where they stand in it, as <see cref="Encode"/> tells them. Throws <see cref="TokenException"/> as that does.</summary>
    internal IReadOnlyList<ScoreBar> LayoutOf(Piece piece) => new NoteEncoder(_vocabulary, piece).Bars;

    /// <summary>What is given of a piece; see <see cref="NoteScript.Of"/>.</summary>
    internal NoteScript ScriptOf(NoteBars piece, Func<int, int> givenParts, int fewestParts = 0) => NoteScript.Of(_vocabulary, piece, givenParts, fewestParts);

    /// <summary>A decoder for a piece of which some is given.</summary>
    internal ITokenDecoder CreateGuidedDecoder(NoteScript script) => new NoteDecoder(_vocabulary, null, new NoteGuide(_vocabulary, script));

    /// <summary>Whether the token is a note that transposing moves.</summary>
    internal bool IsPitch(int token) => _vocabulary[token].Kind == NoteTokenKind.Pitch;
}
