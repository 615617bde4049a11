namespace MusicRnn.Notation.Midi;

/// <summary>The table of MIDI messages: their status bytes, and how many data bytes follow each (MIDI 1.0, table I).</summary>
internal static class MidiMessage
{
    // Channel messages: the high half of the status byte; the low half is the channel.
    public const int NoteOff = 0x80;
    public const int NoteOn = 0x90;
    public const int KeyPressure = 0xA0;
    public const int Controller = 0xB0;
    public const int Program = 0xC0;
    public const int ChannelPressure = 0xD0;
    public const int PitchBend = 0xE0;

    // In a file, system exclusive messages carry their length, and FF begins a meta event instead of a reset.
    public const int System = 0xF0;
    public const int SystemExclusive = 0xF0;
    public const int SystemExclusiveContinued = 0xF7;
    public const int Meta = 0xFF;

    /// <summary>A byte from here up is a status byte, below it is data.</summary>
    public const int FirstStatus = 0x80;

    /// <summary>The number of channels; the low four bits of a channel message's status.</summary>
    public const int Channels = 16;

    /// <summary>What pitch bend sends when the wheel is in the middle: half of its 14 bits.</summary>
    public const int PitchBendCenter = 0x2000;

    /// <summary>The number of values that one data byte can have.</summary>
    public const int DataValues = 128;

    /// <summary>The number of bits in one data byte.</summary>
    public const int DataBits = 7;

    /// <summary>The kind of a channel message: its status without the channel.</summary>
    public static int KindOf(int status) => status & 0xF0;

    /// <summary>The channel of a channel message, 0 to 15.</summary>
    public static int ChannelOf(int status) => status & 0x0F;

    /// <summary>The number of data bytes after the status of a channel message.</summary>
    public static int DataLength(int status) => KindOf(status) is Program or ChannelPressure ? 1 : 2;

    /// <summary>
    /// The number of data bytes after a system common or real-time status (F1 to F6, F8 to FE). They are meant for
    /// cables, not for files, but some recorders let them through.
    /// </summary>
    public static int SystemDataLength(int status) => status switch
    {
        0xF1 or 0xF3 => 1, // time code quarter frame, song select
        0xF2 => 2, // song position
        _ => 0,
    };
}
