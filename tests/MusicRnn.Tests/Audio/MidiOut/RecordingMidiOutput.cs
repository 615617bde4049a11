using MusicRnn.Audio.MidiOut;

namespace MusicRnn.Tests.Audio.MidiOut;

/// <summary>Keeps the messages that it is sent.</summary>
internal sealed class RecordingMidiOutput : IMidiOutput
{
    public List<byte[]> Messages { get; } = [];

    public bool IsDisposed { get; private set; }

    public Action? BeforeSend { get; set; }

    public void Send(ReadOnlySpan<byte> message)
    {
        BeforeSend?.Invoke();
        Messages.Add(message.ToArray());
    }

    public void Dispose() => IsDisposed = true;

    /// <summary>The keys that sound after all messages; any of the 64 that end a session must have come.</summary>
    public int CountSounding()
    {
        var sounding = new HashSet<(int, int)>();
        foreach (var message in Messages.Where(message => message[0] is >= 0x80 and < 0xA0))
        {
            _ = message[0] >= 0x90 && message[2] > 0 ? sounding.Add((message[0] & 15, message[1])) : sounding.Remove((message[0] & 15, message[1]));
        }

        return sounding.Count;
    }

    public bool EndsInSilence() =>
        CountSounding() == 0
        && Enumerable.Range(0, 16).All(channel => Ends([(byte)(0xB0 | channel), 64, 0]) && Ends([(byte)(0xB0 | channel), 123, 0]) && Ends([(byte)(0xB0 | channel), 120, 0]) && Ends([(byte)(0xE0 | channel), 0, 64]));

    private bool Ends(byte[] message) => Messages.TakeLast(64).Any(message.SequenceEqual);
}
