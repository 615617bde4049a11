using MusicRnn.Music;

namespace MusicRnn.Tests.Tokens.Guides;

/// <summary>A melody of one part with a pickup and a rest, that a small vocabulary can tell.</summary>
internal static class SmallMelody
{
    public static Piece Piece { get; } = new()
    {
        TicksPerQuarter = 12,
        Meters = [new MeterChange(0, new Meter(2, 4)), new MeterChange(12, new Meter(2, 4))],
        Parts = [new Part { Program = 40, Notes = [new Note(0, 12, 60, 88), new Note(12, 6, 62, 88), new Note(18, 6, 64, 88), new Note(36, 12, 64, 40), new Note(48, 12, 60, 88)] }],
        End = 60,
    };
}
