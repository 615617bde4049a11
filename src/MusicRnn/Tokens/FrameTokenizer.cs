using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tokens;

/// <summary>
/// Polyphonic music as a row of frames (<see cref="PianoRoll"/>), each told note by note from high to low:
/// <code>
/// Start   Pitch 72 Pitch 67 Pitch 64 Pitch 48 Next   Pitch 72 Pitch 48 Next   Next   End
/// </code>
/// The third frame is silent. The probabilities of a frame's tokens multiply to the probability of the frame, as in the
/// RNN-NADE (Boulanger-Lewandowski, Bengio and Vincent 2012). The recurrent part of a network steps once a frame.
/// <para>What a piano-roll does not tell is lost: who plays, how loud, and whether a note is held or struck again.</para>
/// </summary>
public sealed class FrameTokenizer : IReducibleTokenizer
{
    /// <summary>The name that a person types and a model file stores.</summary>
    public const string TokenizerName = "frames";

    /// <summary>How many frames a quarter note lasts if nobody says otherwise: sixteenths.</summary>
    public const int DefaultFramesPerQuarter = 4;

    private readonly FrameTokens _tokens;
    private readonly FeatureList<FrameState> _features;

    /// <summary>The tokenizer of a stored vocabulary. Throws <see cref="MusicRnnException"/> if it is not one of frames.</summary>
    public FrameTokenizer(Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        _tokens = new FrameTokens(vocabulary);
        _features = FrameFeatures.Of(_tokens);
    }

    /// <inheritdoc/>
    public string Name => TokenizerName;

    /// <inheritdoc/>
    public Vocabulary Vocabulary { get; }

    /// <summary>How many frames a quarter note lasts.</summary>
    public int FramesPerQuarter => _tokens.FramesPerQuarter;

    /// <inheritdoc/>
    public int Start => FrameTokens.Start;

    /// <inheritdoc/>
    public int End => FrameTokens.End;

    /// <inheritdoc/>
    public InputFeatures Features => _features.Shapes;

    /// <summary>
    /// The tokenizer that has the pitches from the lowest to the highest of these pieces. Pieces that cannot be told are passed
    /// over. Throws <see cref="TokenException"/> if none is left.
    /// </summary>
    public static FrameTokenizer ForPieces(IEnumerable<Piece> pieces, int framesPerQuarter = DefaultFramesPerQuarter)
    {
        var pitches = pieces.SelectMany(piece => piece.Parts).Where(part => !part.IsPercussion).SelectMany(part => part.Notes).Select(note => note.Pitch).Distinct().ToArray();
        return pitches.Length == 0
            ? throw new TokenException("none of the pieces can be told in frames")
            : new FrameTokenizer(FrameTokens.VocabularyOf(framesPerQuarter, Enumerable.Range(pitches.Min(), pitches.Max() - pitches.Min() + 1)));
    }

    /// <summary>The tokenizer that has every pitch.</summary>
    public static FrameTokenizer Complete(int framesPerQuarter) => new(FrameTokens.VocabularyOf(framesPerQuarter, Enumerable.Range(0, FrameTokens.PitchCount)));

    /// <summary>The tokenizer that has the pitches from the lowest to the highest of these sequences, which other keys do not leave.</summary>
    public ITokenizer ReducedTo(IEnumerable<ushort[]> sequences, TranspositionRange transpositions)
    {
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        foreach (var token in sequences.SelectMany(sequence => sequence).Where(token => FrameTokens.IsPitch(token)))
        {
            (lowest, highest) = (Math.Min(lowest, token), Math.Max(highest, token));
        }

        return _tokens.Pitches.Length < FrameTokens.PitchCount || lowest > highest
            ? this
            : new FrameTokenizer(FrameTokens.VocabularyOf(FramesPerQuarter, Enumerable.Range(_tokens.PitchOf(lowest), highest - lowest + 1)));
    }

    /// <inheritdoc/>
    public string Unit => "frame";

    /// <inheritdoc/>
    public bool CountsAsUnit(int token) => token == FrameTokens.Next;

    /// <inheritdoc/>
    public bool CountsAsNote(int token) => FrameTokens.IsPitch(token);

    /// <inheritdoc/>
    public bool BeginsBar(int token) => false;

    /// <inheritdoc/>
    public bool EndsStep(int token) => token is FrameTokens.Start or FrameTokens.Next;

    /// <inheritdoc/>
    public ITokenContext CreateContext(bool isTransposed) => _features.In(new FrameState(_tokens, isTransposed));

    /// <inheritdoc/>
    public int[] Encode(Piece piece) => [.. EncodeFrames(piece, int.MaxValue), End];

    /// <inheritdoc/>
    public int[] EncodeBeginning(Piece piece, int bars)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bars);
        return [.. EncodeFrames(piece, (int)Math.Min(int.MaxValue, (long)bars * FrameDecoder.QuartersInBar * FramesPerQuarter))];
    }

    /// <inheritdoc/>
    public int[]? Transpose(ReadOnlySpan<int> tokens, int semitones)
    {
        var transposed = tokens.ToArray();
        var hasPitches = false;
        foreach (ref var token in transposed.AsSpan())
        {
            if (FrameTokens.IsPitch(token))
            {
                hasPitches = true;
                if (!_tokens.TryGetToken(_tokens.PitchOf(token) + semitones, out token))
                {
                    return null;
                }
            }
        }

        return hasPitches ? transposed : null;
    }

    /// <inheritdoc/>
    public ITokenDecoder CreateDecoder(Wishes? wishes = null) => new FrameDecoder(_tokens, wishes ?? new Wishes());

    /// <summary>The MIDI pitch of a token that counts as a note.</summary>
    internal int PitchOf(int token) => _tokens.PitchOf(token);

    /// <summary>A guide through frames of which something is given. Throws <see cref="TokenException"/> if the vocabulary lacks a pitch that is given.</summary>
    internal FrameGuide GuideThrough(ImmutableArray<GuidedFrame> frames) => new(_tokens, frames);

    /// <summary>A decoder that a guide narrows.</summary>
    internal ITokenDecoder CreateGuidedDecoder(FrameGuide guide) => new FrameDecoder(_tokens, new Wishes(), guide);

    /// <summary>The frames that tokens tell.</summary>
    internal ImmutableArray<UInt128> FramesOf(IEnumerable<int> tokens)
    {
        var frames = ImmutableArray.CreateBuilder<UInt128>();
        var frame = UInt128.Zero;
        foreach (var token in tokens)
        {
            if (FrameTokens.IsPitch(token))
            {
                frame |= UInt128.One << _tokens.PitchOf(token);
            }
            else if (token == FrameTokens.Next)
            {
                frames.Add(frame);
                frame = 0;
            }
        }

        return frames.DrainToImmutable();
    }

    private List<int> EncodeFrames(Piece piece, int mostFrames)
    {
        var roll = RollOf(piece);
        var sequence = new List<int> { Start };
        foreach (var frame in roll.Frames.Take(mostFrames))
        {
            for (var left = frame; left != 0;)
            {
                var pitch = (int)UInt128.Log2(left);
                left ^= UInt128.One << pitch;
                sequence.Add(_tokens.TryGetToken(pitch, out var token) ? token : throw new TokenException($"pitch {pitch} does not occur in the music that was learned"));
            }

            sequence.Add(FrameTokens.Next);
        }

        return sequence;
    }

    private PianoRoll RollOf(Piece piece)
    {
        if (piece.Parts.All(part => part.IsPercussion || part.Notes.IsEmpty))
        {
            throw new TokenException("it has no notes of a pitch");
        }

        try
        {
            return PianoRoll.Of(piece, FramesPerQuarter);
        }
        catch (MusicRnnException exception)
        {
            throw new TokenException(exception.Message);
        }
    }
}
