using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>Lets a controller or the touch of a note change a generator (SoundFont 2.04, sections 7.4 and 8.2).</summary>
/// <param name="Source">What it listens to.</param>
/// <param name="Target">What it changes.</param>
/// <param name="Amount">How far, in the generator's unit, at the source's end.</param>
/// <param name="AmountSource">What the amount is multiplied by.</param>
/// <param name="IsAbsolute">Whether the sign is lost (transform 2).</param>
internal readonly record struct Modulator(ModulatorSource Source, Generator Target, double Amount, ModulatorSource AmountSource, bool IsAbsolute = false)
{
    private static readonly ModulatorSource None = new(0);

    /// <summary>Those that each note has unless its font says otherwise (section 8.4).</summary>
    public static ImmutableArray<Modulator> Usual { get; } =
    [
        new(new(0x0502), Generator.Attenuation, 960, None),
        new(new(0x0102), Generator.FilterCutoff, -2400, None),
        new(new(0x000D), Generator.VibratoLfoToPitch, 50, None),
        new(new(0x0081), Generator.VibratoLfoToPitch, 50, None),
    ];

    /// <summary>
    /// Those that the part carries out for all its voices at once (section 8.4 too): volume, expression, pan, sends, pitch wheel. The
    /// specification says 1000 for pan, which would be at its end half of the way; all synthesizers take 500.
    /// </summary>
    public static ImmutableArray<Modulator> UsualOfPart { get; } =
    [
        new(new(0x0587), Generator.Attenuation, 960, None),
        new(new(0x028A), Generator.Pan, 500, None),
        new(new(0x058B), Generator.Attenuation, 960, None),
        new(new(0x00DB), Generator.ReverbSend, 200, None),
        new(new(0x00DD), Generator.ChorusSend, 200, None),
        new(new(0x020E), Generator.FineTune, 12_700, new(16)),
    ];

    /// <summary>Whether both are one, but for the amount: then the later one holds (section 9.5.1).</summary>
    public bool Replaces(in Modulator other) =>
        Source == other.Source && Target == other.Target && AmountSource == other.AmountSource && IsAbsolute == other.IsAbsolute;
}
