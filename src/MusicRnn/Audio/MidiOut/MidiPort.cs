namespace MusicRnn.Audio.MidiOut;

/// <summary>A port of another program or of a device that takes MIDI messages.</summary>
/// <param name="Name">Its name, as the system tells it.</param>
/// <param name="System">What it is reached through: ALSA, JACK, CoreMIDI or Windows.</param>
public sealed record MidiPort(string Name, string System)
{
    /// <summary>The number of the system in RtMidi.</summary>
    internal int Api { get; init; }

    /// <summary>The number of the port in its system.</summary>
    internal uint Number { get; init; }
}
