using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 80 to 103: synthesizer leads, pads and effects.</summary>
internal static class Synths
{
    private static readonly EnvelopeShape Lead = new(0.006, 1, 1, 0.14);
    private static readonly EnvelopeShape Pad = new(0.28, 1, 1, 1.1);
    private static readonly EnvelopeShape Bell = new(0.002, 5, 0.1, 1.4);

    private static readonly SustainedTimbre Square = new() { EvenGain = 0.03, Flutter = 0.015 };
    private static readonly SustainedTimbre Saw = new() { Flutter = 0.015 };
    private static readonly SustainedTimbre SoftSaw = new() { WidthCents = 8, CornerHertz = 3500 };
    private static readonly SustainedTimbre Hollow = new(1, 0.1, 0.3, 0.05, 0.12) { Slope = -12, WidthCents = 6, Breath = 0.02 };

    private static readonly SustainedTimbre Voice = new()
    {
        Slope = -7, WidthCents = 5, ResonanceFloor = 0.1, Breath = 0.01, Resonances = [new(650, 180, 1), new(1080, 200, 0.5), new(2600, 350, 0.25)],
    };

    private static readonly SustainedTimbre Fifths = new(0, 1, 0.7, 0.5, 0, 0.4, 0, 0.25, 0.23, 0, 0, 0.18) { BaseRatio = 0.5, Slope = -12, WidthCents = 3 };

    private static readonly SustainedTimbre Metal = new(1, 0.2, 0.6, 0.1, 0.4, 0.1, 0.5, 0.05, 0.1, 0.05, 0.35) { Slope = -12, WidthCents = 6 };

    private static readonly MalletTimbre Crystal = new(new(1, 1, 1), new(2, 0.4, 0.8), new(3.01, 0.3, 0.5), new(5.2, 0.25, 0.35), new(8.1, 0.12, 0.2)) { DecaySeconds = 6, DecaySlope = 0.3, Knock = 0.1, KnockHertz = 4000 };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        new(Square, Lead) { Filter = new FilterShape(5000, 0.6, 1.5, 0.5, 0.1), Vibrato = new Vibrato(5.5, 5, 0.4) },
        new(Saw, Lead) { Filter = new FilterShape(5500, 0.6, 1.5, 0.7, 0.1), Vibrato = new Vibrato(5.5, 5, 0.4) },
        new(new SustainedTimbre(1, 0.3, 0.1, 0.05) { Slope = -14, Breath = 0.05, Chiff = 0.3 }, Lead with { AttackSeconds = 0.03 }) { Vibrato = new Vibrato(5.2, 5, 0.3, 0.08) },
        new(new SustainedTimbre(1, 0.2, 0.4, 0.1, 0.2) { Slope = -12, Chiff = 0.8 }, Lead) { Vibrato = new Vibrato(5.2, 4, 0.3) },
        new(Saw with { Resonances = [new(1500, 900, 0.8)], CornerHertz = 4500 }, Lead) { Filter = new FilterShape(6500, 0.5, 1.5, 0.8, 0.08) },
        new(Voice, Lead with { AttackSeconds = 0.05, ReleaseSeconds = 0.3 }) { Vibrato = new Vibrato(5.3, 7, 0.25), IsWide = true },
        new(Fifths, Lead) { Filter = new FilterShape(5500, 0.5, 1.5), IsWide = true },
        new(new SustainedTimbre(0.8, 1) { BaseRatio = 0.5, Flutter = 0.02 }, Lead) { Filter = new FilterShape(3500, 0.5, 2, 1.5, 0.1) },
        new(Hollow with { WidthCents = 6 }, Pad with { AttackSeconds = 0.08 }) { IsWide = true },
        new(SoftSaw with { CornerHertz = 1600 }, Pad) { IsWide = true },
        new(SoftSaw, Pad with { AttackSeconds = 0.05 }) { Filter = new FilterShape(4500, 0.5, 1.5, 0.8, 0.2), IsWide = true },
        new(Voice with { WidthCents = 6 }, Pad) { Vibrato = new Vibrato(5, 5, 0.4), IsWide = true },
        new(Hollow with { Breath = 0.05 }, Pad with { AttackSeconds = 0.4 }) { IsWide = true },
        new(Metal, Pad) { Filter = new FilterShape(7000, 0.4, 1, -1.5, 0.4), IsWide = true },
        new(Voice with { ResonanceFloor = 0.3, WidthCents = 7 }, Pad with { AttackSeconds = 0.35 }) { IsWide = true },
        new(SoftSaw with { CornerHertz = 6000 }, Pad with { AttackSeconds = 0.35 }) { Filter = new FilterShape(6000, 0.4, 1, -3, 0.7), IsWide = true },
        new(Crystal with { DecaySeconds = 3 }, Bell) { Filter = new FilterShape(7000, 0.4, 1.5) },
        new(Fifths with { WidthCents = 6 }, Pad) { Filter = new FilterShape(4500, 0.4, 1, -1, 0.4), IsWide = true },
        new(Crystal, Bell),
        new(SoftSaw with { CornerHertz = 2500 }, Bell with { Sustain = 0.35 }) { Filter = new FilterShape(3500, 0.5, 1.5, 1.5, 0.15), IsWide = true },
        new(Metal with { WidthCents = 6 }, Bell with { Sustain = 0.5 }) { Filter = new FilterShape(9000, 0.4, 1.5, 0.8, 0.2), IsWide = true },
        new(Hollow with { Breath = 0.12, WidthCents = 8 }, Pad with { AttackSeconds = 0.5 }) { Vibrato = new Vibrato(3, 12, 0), IsWide = true },
        new(Hollow, Bell with { Sustain = 0.4 }) { Vibrato = new Vibrato(3.2, 0, 0, 0.5), IsWide = true },
        new(SoftSaw with { WidthCents = 8 }, Pad with { AttackSeconds = 0.1 }) { Filter = new FilterShape(3000, 0.5, 1.5, 1.5, 0.4), Vibrato = new Vibrato(4, 10, 0), IsWide = true },
    ];
}
