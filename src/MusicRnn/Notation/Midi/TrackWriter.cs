using System.Buffers;
using System.Buffers.Binary;

namespace MusicRnn.Notation.Midi;

/// <summary>Writes the events of one track in order of tick, and at last the track's chunk.</summary>
internal sealed class TrackWriter
{
    private readonly ArrayBufferWriter<byte> _events = new();
    private int _tick;

    /// <summary>Writes a channel message: its status byte and data.</summary>
    public void WriteMessage(int tick, params ReadOnlySpan<byte> message)
    {
        WriteDelta(tick);
        _events.Write(message);
    }

    /// <summary>Writes a meta event.</summary>
    public void WriteMeta(int tick, int type, ReadOnlySpan<byte> content)
    {
        WriteDelta(tick);
        ReadOnlySpan<byte> status = [MidiMessage.Meta, (byte)type];
        _events.Write(status);
        VariableLengthQuantity.Write(_events, content.Length);
        _events.Write(content);
    }

    /// <summary>Ends the track at a tick, or at its last event if that is later, and writes its chunk.</summary>
    public void Finish(int tick, ArrayBufferWriter<byte> buffer)
    {
        WriteMeta(Math.Max(tick, _tick), MetaEvent.EndOfTrack, []);
        buffer.Write(MidiHeader.TrackChunkName);
        BinaryPrimitives.WriteInt32BigEndian(buffer.GetSpan(sizeof(int)), _events.WrittenCount);
        buffer.Advance(sizeof(int));
        buffer.Write(_events.WrittenSpan);
    }

    private void WriteDelta(int tick)
    {
        VariableLengthQuantity.Write(_events, tick - _tick);
        _tick = tick;
    }
}
