namespace MusicRnn.Audio.SoundFonts;

/// <summary>A file cannot be used as a SoundFont.</summary>
public sealed class SoundFontException : MusicRnnException
{
    /// <summary>Creates the exception: <c>source: message</c>, in one line.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="message">What was expected, what was found, what to do.</param>
    public SoundFontException(string source, string message) : base($"{source}: {message}")
    {
    }
}
