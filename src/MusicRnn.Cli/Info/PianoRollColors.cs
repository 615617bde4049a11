using SkiaSharp;

namespace MusicRnn.Cli.Info;

/// <summary>The colours of a piano roll.</summary>
internal static class PianoRollColors
{
    public static readonly SKColor Paper = SKColors.White;
    public static readonly SKColor Ink = new(0x22, 0x22, 0x22);
    public static readonly SKColor Comment = new(0x66, 0x66, 0x66);
    public static readonly SKColor BlackKeyRow = new(0xF0, 0xF1, 0xF4);
    public static readonly SKColor KeyLine = new(0xE6, 0xE7, 0xEB);
    public static readonly SKColor OctaveLine = new(0xB9, 0xBC, 0xC6);
    public static readonly SKColor BeatLine = new(0xE3, 0xE4, 0xEA);
    public static readonly SKColor BarLine = new(0x9A, 0x9D, 0xA8);
    public static readonly SKColor Percussion = new(0x44, 0x44, 0x44);

    private const float HighestVelocity = 127;

    // The softest note still stands out from the paper.
    private const float PaleShare = 0.3f;
    private const float EdgeShare = 0.72f;

    // Colours that people who confuse red and green tell apart (Okabe and Ito 2008), darker ones for yellow and black.
    private static readonly SKColor[] Parts =
    [
        new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0x00, 0x9E, 0x73), new(0xCC, 0x79, 0xA7),
        new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9), new(0x8C, 0x6B, 0x3F), new(0x6A, 0x5A, 0xCD),
    ];

    /// <summary>The colour of the part with this number among those that are drawn; the ninth looks like the first.</summary>
    public static SKColor OfPart(int number) => Parts[number % Parts.Length];

    /// <summary>A part's colour for a note: the softer, the paler.</summary>
    public static SKColor Shade(SKColor color, int velocity) => Mixed(color, Paper, PaleShare + ((1 - PaleShare) * velocity / HighestVelocity));

    /// <summary>The edge of a note in this colour.</summary>
    public static SKColor EdgeOf(SKColor color) => Mixed(color, SKColors.Black, EdgeShare);

    private static SKColor Mixed(SKColor color, SKColor other, float share) => new(
        Mixed(color.Red, other.Red, share), Mixed(color.Green, other.Green, share), Mixed(color.Blue, other.Blue, share));

    private static byte Mixed(byte one, byte other, float share) => (byte)MathF.Round((one * share) + (other * (1 - share)));
}
