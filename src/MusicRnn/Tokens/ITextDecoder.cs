namespace MusicRnn.Tokens;

/// <summary>A decoder of notation as text.</summary>
public interface ITextDecoder : ITokenDecoder
{
    /// <summary>The text so far, as it was told.</summary>
    string Text { get; }

    /// <summary>Whether a bar line was the last that came.</summary>
    bool IsAtBarLine { get; }
}
