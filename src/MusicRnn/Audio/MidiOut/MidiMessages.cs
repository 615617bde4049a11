using System.Collections.Immutable;

namespace MusicRnn.Audio.MidiOut;

/// <summary>The channel messages of MIDI 1.0 that are sent, as bytes.</summary>
internal static class MidiMessages
{
    public const int Channels = 16;
    public const byte NoteOffStatus = 0x80;
    public const byte NoteOnStatus = 0x90;

    private const byte KeyPressureStatus = 0xA0;
    private const byte ControlStatus = 0xB0;
    private const byte ProgramStatus = 0xC0;
    private const byte ChannelPressureStatus = 0xD0;
    private const byte BendStatus = 0xE0;
    private const int BendMiddle = 8192;
    private const int Sustain = 64;
    private const int AllSoundOff = 120;
    private const int AllNotesOff = 123;
    private const int DataBits = 7;
    private const int DataMask = 0x7F;

    public static ImmutableArray<byte> NoteOn(int channel, int key, int velocity) => [(byte)(NoteOnStatus | channel), (byte)key, (byte)velocity];

    public static ImmutableArray<byte> NoteOff(int channel, int key) => [(byte)(NoteOffStatus | channel), (byte)key, 0];

    public static ImmutableArray<byte> Control(int channel, int number, int value) => [(byte)(ControlStatus | channel), (byte)number, (byte)value];

    public static ImmutableArray<byte> Program(int channel, int program) => [(byte)(ProgramStatus | channel), (byte)program];

    public static ImmutableArray<byte> KeyPressure(int channel, int key, int value) => [(byte)(KeyPressureStatus | channel), (byte)key, (byte)value];

    public static ImmutableArray<byte> ChannelPressure(int channel, int value) => [(byte)(ChannelPressureStatus | channel), (byte)value];

    /// <summary>A bend of -8192 to 8191.</summary>
    public static ImmutableArray<byte> Bend(int channel, int value)
    {
        var bend = Math.Clamp(value + BendMiddle, 0, (2 * BendMiddle) - 1);
        return [(byte)(BendStatus | channel), (byte)(bend & DataMask), (byte)(bend >> DataBits)];
    }

    /// <summary>What makes every synthesizer silent, whichever of it it understands: pedals up, notes off, sound off, bends back to the middle.</summary>
    public static IEnumerable<ImmutableArray<byte>> Silence()
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            yield return Control(channel, Sustain, 0);
            yield return Control(channel, AllNotesOff, 0);
            yield return Control(channel, AllSoundOff, 0);
            yield return Bend(channel, 0);
        }
    }
}
