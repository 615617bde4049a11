namespace MusicRnn.Audio.MidiOut;

/// <summary>Sends messages through RtMidi to a port of ALSA, JACK, CoreMIDI or Windows.</summary>
internal sealed unsafe class RtMidiOutput : IMidiOutput
{
    // What was sent last is on its way for a moment, and would be lost with the port.
    private static readonly TimeSpan LastWay = TimeSpan.FromMilliseconds(100);

    // JACK connects a port that has been opened with its next cycles, and loses what is sent before.
    private static readonly TimeSpan FirstWay = TimeSpan.FromMilliseconds(150);

    private readonly string _name;
    private RtMidi.Device* _device;

    /// <summary>Opens a port. Throws <see cref="MidiOutputException"/>.</summary>
    public RtMidiOutput(MidiPort port)
    {
        _name = port.Name;
        _device = RtMidi.CreateOut(port.Api, MidiOutputs.ClientName);
        if (_device is not null && _device->IsGood != 0)
        {
            RtMidi.OpenPort(_device, port.Number, "out");
        }

        if (_device is null || _device->IsGood == 0)
        {
            Free();
            throw new MidiOutputException($"the MIDI port '{port.Name}' cannot be opened. Is it in use, or has its program ended? 'musicrnn play --list-midi' tells which there are.");
        }

        Thread.Sleep(FirstWay);
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> message)
    {
        fixed (byte* bytes = message)
        {
            if (_device is null || RtMidi.SendMessage(_device, bytes, message.Length) < 0)
            {
                throw new MidiOutputException($"the MIDI port '{_name}' went away. Start what it belongs to again, and play once more.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_device is not null)
        {
            Thread.Sleep(LastWay);
            RtMidi.ClosePort(_device);
            Free();
        }
    }

    private void Free()
    {
        if (_device is not null)
        {
            RtMidi.FreeOut(_device);
            _device = null;
        }
    }
}
