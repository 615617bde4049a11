using MusicRnn.Music;

namespace MusicRnn.Notation.Midi;

/// <summary>The types of meta events (Standard MIDI Files 1.0, "Meta-Event Definitions"; 08 and 09 from RP-019).</summary>
internal static class MetaEvent
{
    public const int Text = 0x01;
    public const int Copyright = 0x02;
    public const int TrackName = 0x03;
    public const int InstrumentName = 0x04;
    public const int Lyric = 0x05;
    public const int Marker = 0x06;
    public const int CuePoint = 0x07;
    public const int ProgramName = 0x08;
    public const int DeviceName = 0x09;
    public const int LastText = 0x0F;
    public const int ChannelPrefix = 0x20;
    public const int EndOfTrack = 0x2F;
    public const int Tempo = 0x51;
    public const int Meter = 0x58;
    public const int Key = 0x59;

    /// <summary>The tempo's length: three bytes of microseconds a quarter.</summary>
    public const int TempoLength = 3;

    /// <summary>The meter's length: beats, power of two of the beat unit, clocks a click, thirty-seconds a quarter.</summary>
    public const int MeterLength = 4;

    /// <summary>The key's length: sharps or flats, and 0 for major or 1 for minor.</summary>
    public const int KeyLength = 2;

    /// <summary>MIDI has no event for the composer: this begins the text event that names one.</summary>
    public const string ComposerPrefix = "Composer: ";

    /// <summary>Begins the text event at the beginning that tells how the piece was composed.</summary>
    public const string RecipePrefix = "MusicRnn recipe: ";

    /// <summary>The kind of text that an event of this type holds; types that the standard reserves are plain text.</summary>
    public static TextKind KindOf(int type) => type switch
    {
        Copyright => TextKind.Copyright,
        Lyric => TextKind.Lyric,
        Marker => TextKind.Marker,
        CuePoint => TextKind.CuePoint,
        _ => TextKind.Text,
    };

    /// <summary>The type of event that holds this kind of text.</summary>
    public static int TypeOf(TextKind kind) => kind switch
    {
        TextKind.Copyright => Copyright,
        TextKind.Lyric => Lyric,
        TextKind.Marker => Marker,
        TextKind.CuePoint => CuePoint,
        _ => Text,
    };
}
