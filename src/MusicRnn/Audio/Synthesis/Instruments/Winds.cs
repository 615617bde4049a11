using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 56 to 79: brass, reeds and flutes.</summary>
internal static class Winds
{
    private static readonly EnvelopeShape Tongued = new(0.035, 0.8, 0.85, 0.16);
    private static readonly EnvelopeShape Reeded = new(0.03, 1, 1, 0.13);
    private static readonly EnvelopeShape Blown = new(0.05, 1, 1, 0.17);

    // Brass: nearly even partials up to the bell's cutoff, opened by the blow. The corners go with the size of the bell.
    private static readonly SustainedTimbre TrumpetTone = new(0.75, 1, 1, 0.9, 0.75, 0.6, 0.48, 0.38)
    {
        Slope = -10, CornerHertz = 4000, Resonances = [new(1200, 900, 0.4)], Flutter = 0.05,
    };

    private static readonly SustainedTimbre TromboneTone = new(0.8, 1, 0.95, 0.85, 0.7, 0.55, 0.42, 0.32)
    {
        Slope = -10, CornerHertz = 2200, Resonances = [new(550, 450, 0.4)], Flutter = 0.05,
    };

    private static readonly SustainedTimbre TubaTone = new(1, 0.8, 0.55, 0.35, 0.22, 0.14) { Slope = -12, CornerHertz = 1100, Flutter = 0.05 };

    private static readonly SustainedTimbre MutedTone = TrumpetTone with { Resonances = [new(1600, 500, 2.2), new(3200, 900, 1)], ResonanceFloor = 0.35, CornerHertz = 5500 };

    private static readonly SustainedTimbre HornTone = new(1, 0.9, 0.6, 0.42, 0.25, 0.16, 0.1) { Slope = -12, CornerHertz = 1700, Resonances = [new(400, 300, 0.4)], Flutter = 0.04 };

    private static readonly SustainedTimbre BrassTone = TrumpetTone with { WidthCents = 6, CornerHertz = 3200 };

    private static readonly SustainedTimbre SynthBrassTone = new() { Slope = -6, WidthCents = 4 };

    // Conical reeds have all partials under one or two resonances; the clarinet's closed tube only the odd ones below.
    private static readonly SustainedTimbre SaxTone = new(1, 0.85, 0.7, 0.6, 0.4, 0.3, 0.22)
    {
        Slope = -9, CornerHertz = 4500, Resonances = [new(700, 400, 0.6), new(1700, 700, 0.4)], Breath = 0.02, Flutter = 0.06, Chiff = 0.06,
    };

    private static readonly SustainedTimbre OboeTone = new(0.45, 0.7, 0.9, 0.6, 0.4, 0.25)
    {
        Slope = -10, CornerHertz = 5000, Resonances = [new(1150, 450, 1.6), new(2900, 800, 0.8)], ResonanceFloor = 0.6, Breath = 0.006, Flutter = 0.04,
    };

    private static readonly SustainedTimbre BassoonTone = new(0.6, 0.85, 1, 0.8, 0.45, 0.3, 0.25, 0.2)
    {
        Slope = -11, CornerHertz = 2200, Resonances = [new(470, 180, 1.8), new(1200, 400, 0.5)], ResonanceFloor = 0.6, Breath = 0.006, Flutter = 0.05,
    };

    private static readonly SustainedTimbre ClarinetTone = new(1, 0.05, 0.6, 0.07, 0.38, 0.1, 0.22, 0.12, 0.14, 0.1) { Slope = -10, CornerHertz = 4000, Breath = 0.008, Flutter = 0.03 };

    private static readonly SustainedTimbre FluteTone = new(1, 0.45, 0.18, 0.09, 0.05, 0.025) { Slope = -14, Breath = 0.035, Flutter = 0.06, Chiff = 0.12 };

    private static readonly SustainedTimbre RecorderTone = new(1, 0.12, 0.22, 0.05, 0.06) { Slope = -14, Breath = 0.02, Flutter = 0.03, Chiff = 0.2 };

    private static readonly SustainedTimbre BottleTone = new(1, 0.06, 0.1, 0.02) { Slope = -14, Breath = 0.12, Flutter = 0.06, Chiff = 0.3 };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        new(TrumpetTone, Tongued) { Filter = new FilterShape(6500, 0.4, 2.5, -2.2, 0.025), Vibrato = new Vibrato(5.2, 6, 0.4, 0.04) },
        new(TromboneTone, Tongued with { AttackSeconds = 0.045 }) { Filter = new FilterShape(4800, 0.3, 2.5, -2.2, 0.03), Vibrato = new Vibrato(5, 5, 0.45, 0.04) },
        new(TubaTone, Tongued with { AttackSeconds = 0.05 }) { Filter = new FilterShape(3000, 0.3, 2, -1.8, 0.035) },
        new(MutedTone, Tongued) { Filter = new FilterShape(8000, 0.3, 2, -1.5, 0.02), Vibrato = new Vibrato(5.2, 6, 0.35) },
        new(HornTone, Tongued with { AttackSeconds = 0.055, ReleaseSeconds = 0.22 }) { Filter = new FilterShape(3500, 0.3, 2.5, -2, 0.035) },
        new(BrassTone, Tongued) { Filter = new FilterShape(6000, 0.4, 2.5, -2.2, 0.03), IsWide = true },
        new(SynthBrassTone, Tongued) { Filter = new FilterShape(3500, 0.5, 2, -2.5, 0.04), IsWide = true },
        new(SynthBrassTone with { WidthCents = 7 }, Tongued with { AttackSeconds = 0.06, ReleaseSeconds = 0.35 }) { Filter = new FilterShape(2400, 0.5, 2, -2, 0.08), IsWide = true },
        new(SaxTone with { Resonances = [new(1000, 500, 0.7), new(2300, 900, 0.5)] }, Reeded) { Filter = new FilterShape(7500, 0.3, 2, -1.2, 0.02), Vibrato = new Vibrato(5.1, 10, 0.3, 0.06) },
        new(SaxTone, Reeded) { Filter = new FilterShape(7000, 0.3, 2, -1.2, 0.025), Vibrato = new Vibrato(5, 10, 0.3, 0.06) },
        new(SaxTone with { CornerHertz = 3500, Resonances = [new(520, 300, 0.6), new(1300, 600, 0.4)] }, Reeded) { Filter = new FilterShape(6000, 0.3, 2, -1.2, 0.03), Vibrato = new Vibrato(4.9, 9, 0.3, 0.06) },
        new(SaxTone with { CornerHertz = 2600, Resonances = [new(360, 220, 0.6), new(950, 500, 0.4)] }, Reeded) { Filter = new FilterShape(5000, 0.3, 2, -1.2, 0.03), Vibrato = new Vibrato(4.8, 7, 0.3, 0.05) },
        new(OboeTone, Reeded) { Filter = new FilterShape(8000, 0.3, 1.5, -1, 0.02), Vibrato = new Vibrato(5.4, 8, 0.3, 0.06) },
        new(OboeTone with { CornerHertz = 3500, Resonances = [new(900, 350, 1.5), new(2200, 700, 0.6)] }, Reeded) { Filter = new FilterShape(6500, 0.3, 1.5, -1, 0.025), Vibrato = new Vibrato(5.2, 8, 0.3, 0.06) },
        new(BassoonTone, Reeded) { Filter = new FilterShape(5000, 0.3, 1.5, -1, 0.025), Vibrato = new Vibrato(5, 6, 0.35, 0.05) },
        new(ClarinetTone, Reeded) { Filter = new FilterShape(6500, 0.3, 2, -1, 0.025), Vibrato = new Vibrato(5, 2, 0.5) },
        new(FluteTone with { Breath = 0.025 }, Blown with { AttackSeconds = 0.035 }) { Vibrato = new Vibrato(5.4, 7, 0.25, 0.12) },
        new(FluteTone, Blown) { Filter = new FilterShape(7000, 0.4, 2, -1, 0.03), Vibrato = new Vibrato(5.1, 8, 0.25, 0.15) },
        new(RecorderTone, Blown with { AttackSeconds = 0.03 }) { Vibrato = new Vibrato(4.9, 3, 0.4, 0.05) },
        new(BottleTone with { Breath = 0.08 }, Blown) { Vibrato = new Vibrato(5, 6, 0.3, 0.1) },
        new(BottleTone, Blown with { AttackSeconds = 0.07 }),
        new(FluteTone with { Breath = 0.09, Chiff = 0.4 }, Blown) { Vibrato = new Vibrato(5, 14, 0.35, 0.15) },
        new(new SustainedTimbre(1, 0.03, 0.02) { Slope = -18, Breath = 0.01, Flutter = 0.02 }, Blown with { AttackSeconds = 0.03 }) { Vibrato = new Vibrato(5.6, 9, 0.25) },
        new(new SustainedTimbre(1, 0.05, 0.08) { Slope = -18, Breath = 0.02, Chiff = 0.1 }, Blown with { AttackSeconds = 0.03 }) { Vibrato = new Vibrato(4.8, 4, 0.35) },
    ];
}
