using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>A piece, or the text of one, and how to recognise its file.</summary>
public sealed class HashedPiece
{
    private readonly Func<ITokenizer, CorpusOptions, CorpusCandidate> _toCandidate;

    /// <summary>Creates it from a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="sha256">The SHA-256 of its file's bytes, as 64 lower-case hexadecimal digits.</param>
    public HashedPiece(NamedPiece piece, string sha256)
    {
        Sha256 = sha256;
        _toCandidate = (tokenizer, options) => CorpusCandidate.Of(piece, tokenizer, options);
    }

    /// <summary>Creates it from a text, for a tokenizer of text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sha256">The SHA-256 of its file's bytes, as 64 lower-case hexadecimal digits.</param>
    public HashedPiece(NamedText text, string sha256)
    {
        Sha256 = sha256;
        _toCandidate = (tokenizer, options) => CorpusCandidate.Of(text, (ITextTokenizer)tokenizer, options);
    }

    /// <summary>The SHA-256 of its file's bytes, as 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The piece in tokens.</summary>
    internal CorpusCandidate ToCandidate(ITokenizer tokenizer, CorpusOptions options) => _toCandidate(tokenizer, options);
}
