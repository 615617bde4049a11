namespace MusicRnn.Audio.MidiOut;

/// <summary>A way for MIDI messages to a synthesizer or another program. Used by one thread at a time.</summary>
public interface IMidiOutput : IDisposable
{
    /// <summary>Sends one message of one to three bytes. Throws <see cref="MidiOutputException"/> if it cannot be sent.</summary>
    void Send(ReadOnlySpan<byte> message);
}
