namespace MusicRnn.Audio.Playback;

/// <summary>The sound cannot be heard: there is no output, or it went away while playing.</summary>
public sealed class AudioOutputException : MusicRnnException
{
    /// <summary>Creates the exception from its one-line message.</summary>
    public AudioOutputException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception from its one-line message and the error beneath it.</summary>
    public AudioOutputException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
