namespace MusicRnn.Tokens;

/// <summary>A piece cannot be told in a tokenizer's vocabulary; the message is the reason, without the file's name.</summary>
public sealed class TokenException : MusicRnnException
{
    /// <summary>Creates the exception from its reason.</summary>
    public TokenException(string message) : base(message)
    {
    }
}
