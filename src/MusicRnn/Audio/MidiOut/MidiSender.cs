namespace MusicRnn.Audio.MidiOut;

/// <summary>
/// Sends messages and remembers which notes sound, so that at the end, whatever it was, each is ended: with its own note off, and
/// with all notes off, sound off, pedals up and bends back on every channel.
/// </summary>
public sealed class MidiSender : IDisposable
{
    private const int Keys = 128;
    private const int ChannelMask = 0x0F;

    private readonly IMidiOutput _output;
    private readonly bool[] _sounds = new bool[MidiMessages.Channels * Keys];
    private bool _isOpen = true;

    /// <summary>Takes over an output, which is closed with the sender.</summary>
    public MidiSender(IMidiOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>How many messages were sent, without those of silence.</summary>
    public long SentMessages { get; private set; }

    /// <summary>Sends a message. Throws <see cref="MidiOutputException"/>.</summary>
    public void Send(ReadOnlySpan<byte> message)
    {
        _output.Send(message);
        SentMessages++;
        var kind = message[0] & ~ChannelMask;
        if (kind is MidiMessages.NoteOnStatus or MidiMessages.NoteOffStatus)
        {
            _sounds[PlaceOf(message[0] & ChannelMask, message[1])] = kind == MidiMessages.NoteOnStatus && message[2] > 0;
        }
    }

    /// <summary>Ends all that sounds. Throws <see cref="MidiOutputException"/>.</summary>
    public void Silence()
    {
        for (var channel = 0; channel < MidiMessages.Channels; channel++)
        {
            for (var key = 0; key < Keys; key++)
            {
                if (_sounds[PlaceOf(channel, key)])
                {
                    _output.Send(MidiMessages.NoteOff(channel, key).AsSpan());
                }
            }
        }

        Array.Clear(_sounds);
        foreach (var message in MidiMessages.Silence())
        {
            _output.Send(message.AsSpan());
        }
    }

    /// <summary>Ends all that sounds and closes the output.</summary>
    public void Dispose()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        try
        {
            Silence();
        }
        catch (MidiOutputException)
        {
            // Nobody is there any more who could go on sounding.
        }
        finally
        {
            _output.Dispose();
        }
    }

    private static int PlaceOf(int channel, int key) => (channel * Keys) + key;
}
