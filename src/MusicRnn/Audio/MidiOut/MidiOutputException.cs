namespace MusicRnn.Audio.MidiOut;

/// <summary>MIDI messages cannot be sent: the library is not installed, there is no such port, or it went away.</summary>
public sealed class MidiOutputException : MusicRnnException
{
    /// <summary>Creates the exception from its one-line message.</summary>
    public MidiOutputException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception from its one-line message and the error beneath it.</summary>
    public MidiOutputException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
