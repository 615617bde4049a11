using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 40 to 55: bowed strings alone and together, harp, timpani and voices.</summary>
internal static class Strings
{
    private static readonly EnvelopeShape Bowed = new(0.07, 1, 1, 0.28);
    private static readonly EnvelopeShape Section = new(0.12, 1, 1, 0.5);
    private static readonly EnvelopeShape Sung = new(0.09, 1, 1, 0.4);
    private static readonly EnvelopeShape Struck = new(0.001, 60, 1, 1.2);

    // A bowed string is a saw; the bridge favours 2 to 3 kHz, and the box its air and wood modes.
    private static readonly SustainedTimbre ViolinTone = new()
    {
        Slope = -6.5, CornerHertz = 5500, ResonanceFloor = 0.55, Flutter = 0.09, Breath = 0.008, Chiff = 0.05,
        Resonances = [new(280, 90, 0.7), new(460, 120, 0.8), new(1000, 500, 0.35), new(2500, 1400, 0.9)],
    };

    private static readonly SustainedTimbre ViolaTone = ViolinTone with
    {
        CornerHertz = 4200, Resonances = [new(220, 70, 0.7), new(370, 110, 0.8), new(850, 400, 0.35), new(2000, 1200, 0.7)],
    };

    private static readonly SustainedTimbre CelloTone = ViolinTone with
    {
        CornerHertz = 3200, Resonances = [new(100, 40, 0.7), new(190, 60, 0.8), new(420, 200, 0.4), new(1600, 1100, 0.7)],
    };

    private static readonly SustainedTimbre ContrabassTone = ViolinTone with
    {
        CornerHertz = 1800, Resonances = [new(65, 30, 0.6), new(110, 50, 0.7), new(300, 200, 0.4), new(1000, 800, 0.5)],
    };

    private static readonly SustainedTimbre EnsembleTone = ViolinTone with { WidthCents = 7, Breath = 0.006, Chiff = 0, CornerHertz = 4500, ResonanceFloor = 0.7 };

    private static readonly SustainedTimbre SynthTone = new() { Slope = -6, WidthCents = 7, CornerHertz = 6000 };

    private static readonly PluckedStringTimbre Pizzicato = new(new Resonance(280, 90, 0.6), new Resonance(460, 120, 0.6))
    {
        DecaySeconds = 0.75, DecaySlope = 0.5, Damping = 0.42, PluckPoint = 0.25, PluckHertz = 2000,
    };

    private static readonly PluckedStringTimbre Harp = new(new Resonance(180, 120, 0.3))
    {
        DecaySeconds = 4.2, DecaySlope = 0.55, Damping = 0.34, PluckPoint = 0.42, PluckHertz = 2100, PluckNoise = 0.08,
    };

    // The preferred modes of a kettledrum stand as 1 : 1.5 : 1.98 : 2.44 (Fletcher and Rossing, chapter 18).
    private static readonly MalletTimbre Kettledrum = new(new(1, 1, 1), new(1.5, 0.7, 0.8), new(1.98, 0.4, 0.7), new(2.44, 0.22, 0.6), new(0.85, 0.35, 0.12))
    {
        DecaySeconds = 1.7, DecaySlope = 0.6, Knock = 0.5, KnockHertz = 250,
    };

    // The first formants of sung vowels (Peterson and Barney, Control methods used in a study of the vowels, 1952, and sung high ones).
    private static readonly SustainedTimbre Aah = new()
    {
        Slope = -7, WidthCents = 7, ResonanceFloor = 0.06, CornerHertz = 4500, Breath = 0.012,
        Resonances = [new(720, 170, 1), new(1180, 200, 0.6), new(2700, 350, 0.35), new(3500, 500, 0.2)],
    };

    private static readonly SustainedTimbre Ooh = Aah with
    {
        ResonanceFloor = 0.1, Breath = 0.006, Resonances = [new(370, 150, 1), new(800, 180, 0.35), new(2500, 300, 0.05)],
    };

    private static readonly SustainedTimbre Hit = new() { Slope = -5, WidthCents = 8, CornerHertz = 5000, Breath = 0.05, Chiff = 1, BaseRatio = 0.5 };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        new(ViolinTone, Bowed) { Filter = new FilterShape(8000, 0.3, 2, -2, 0.04), Vibrato = new Vibrato(5.6, 13, 0.2, 0.05) },
        new(ViolaTone, Bowed) { Filter = new FilterShape(7000, 0.3, 2, -2, 0.045), Vibrato = new Vibrato(5.3, 12, 0.22, 0.05) },
        new(CelloTone, Bowed) { Filter = new FilterShape(6500, 0.3, 2, -2, 0.05), Vibrato = new Vibrato(5.1, 11, 0.22, 0.05) },
        new(ContrabassTone, Bowed with { AttackSeconds = 0.09 }) { Filter = new FilterShape(5000, 0.3, 2, -2, 0.06), Vibrato = new Vibrato(4.8, 7, 0.3) },
        new(EnsembleTone, Section with { AttackSeconds = 0.05 }) { Vibrato = new Vibrato(8.5, 4, 0, 0.5), IsWide = true },
        new(Pizzicato, Struck with { ReleaseSeconds = 0.5 }) { Filter = new FilterShape(8000, 0.3, 2) },
        new(Harp, Struck with { ReleaseSeconds = 1.8 }) { KeySpread = 0.25, Filter = new FilterShape(9000, 0.3, 2) },
        new(Kettledrum, Struck with { ReleaseSeconds = 1.5 }) { Filter = new FilterShape(4000, 0.4, 2) },
        new(EnsembleTone, Section) { Filter = new FilterShape(7500, 0.3, 2, -1.5, 0.07), IsWide = true },
        new(EnsembleTone with { CornerHertz = 3200, WidthCents = 8 }, Section with { AttackSeconds = 0.22, ReleaseSeconds = 0.8 }) { Filter = new FilterShape(6000, 0.3, 2, -1.5, 0.1), IsWide = true },
        new(SynthTone, Section) { Filter = new FilterShape(6000, 0.4, 1.5), IsWide = true },
        new(SynthTone with { CornerHertz = 2600 }, Section with { AttackSeconds = 0.3, ReleaseSeconds = 0.9 }) { Filter = new FilterShape(4500, 0.4, 1.5, -1, 0.2), IsWide = true },
        new(Aah, Sung) { Filter = new FilterShape(8000, 0.2, 1.5), Vibrato = new Vibrato(5.2, 7, 0.3), IsWide = true },
        new(Ooh, Sung) { Filter = new FilterShape(7000, 0.2, 1.5), Vibrato = new Vibrato(5.2, 6, 0.3), IsWide = true },
        new(Aah with { WidthCents = 5, ResonanceFloor = 0.2 }, Sung) { Vibrato = new Vibrato(5.5, 6, 0.2), IsWide = true },
        new(Hit, new EnvelopeShape(0.004, 1.3, 0, 0.4)) { Filter = new FilterShape(7000, 0.3, 1.5, 0.5, 0.1), IsWide = true },
    ];
}
