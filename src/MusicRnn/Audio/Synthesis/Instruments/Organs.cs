using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 16 to 23: organs of wheels, pipes and reeds.</summary>
internal static class Organs
{
    // An organ stops within a moment, but not so soon that it clicks.
    private static readonly EnvelopeShape Keyed = new(0.008, 1, 1, 0.09);
    private static readonly EnvelopeShape Piped = new(0.035, 1, 1, 0.3);
    private static readonly EnvelopeShape Blown = new(0.04, 1, 1, 0.15);

    // Nothing sounds beyond the listed stops.
    private const double NoMore = -60;

    // Partials of the sixteen-foot stop: 16', 8', 5 1/3', 4', -, 2 2/3', -, 2', as drawbars 88 8000 000 and the like are counted.
    private static readonly SustainedTimbre Drawbars = new(0.8, 1, 0.8, 0.45, 0, 0.25, 0, 0.25) { BaseRatio = 0.5, Slope = NoMore, Flutter = 0.015 };

    private static readonly SustainedTimbre Percussive = new(0.6, 1, 0.7, 0.15, 0, 0.5, 0, 0.1) { BaseRatio = 0.5, Slope = NoMore, Flutter = 0.015 };

    private static readonly SustainedTimbre Rock = new(0.9, 1, 0.9, 0.8, 0.15, 0.6, 0.12, 0.7, 0.1, 0.4, 0.05, 0.4, 0.05, 0.05, 0.05, 0.5) { BaseRatio = 0.5, Slope = -12, Flutter = 0.02 };

    // Principals 16' to 2' and a mixture; each rank is a little apart.
    private static readonly SustainedTimbre Principals = new(0.35, 1, 0.12, 0.75, 0.06, 0.3, 0.05, 0.55, 0.04, 0.12, 0.03, 0.28, 0.03, 0.04, 0.02, 0.3, 0.01, 0.02, 0.01, 0.06, 0.01, 0.01, 0.01, 0.12)
    {
        BaseRatio = 0.5, Slope = -18, WidthCents = 2.2, Chiff = 0.25, CornerHertz = 6500,
    };

    private static readonly SustainedTimbre Reed = new(1, 0.75, 0.6, 0.5, 0.42, 0.32, 0.26, 0.2) { Slope = -12, CornerHertz = 5000, WidthCents = 1.5 };

    private static readonly SustainedTimbre Accordion = Reed with { WidthCents = 5, Slope = -9, CornerHertz = 6500 };

    private static readonly SustainedTimbre Harmonica = new(0.7, 1, 0.8, 0.45, 0.5, 0.3, 0.25, 0.15)
    {
        Slope = -12, CornerHertz = 6000, Resonances = [new(1100, 500, 0.6), new(2600, 900, 0.5)], Breath = 0.01, Flutter = 0.06,
    };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        new(Drawbars, Keyed) { Vibrato = new Vibrato(6.4, 4, 0, 0.08), IsWide = true },
        new(Percussive, Keyed) { Filter = new FilterShape(5000, 0.5, 1, 1.5, 0.06), Vibrato = new Vibrato(6.4, 4, 0, 0.08) },
        new(Rock, Keyed) { Vibrato = new Vibrato(6.7, 6, 0, 0.12), IsWide = true },
        new(Principals, Piped) { IsWide = true },
        new(Reed, Blown) { IsWide = true },
        new(Accordion, Blown) { IsWide = true },
        new(Harmonica, Blown) { Filter = new FilterShape(7000, 0.4, 2), Vibrato = new Vibrato(5.2, 5, 0.3, 0.12) },
        new(Accordion with { WidthCents = 2, CornerHertz = 5000 }, Blown) { IsWide = true },
    ];
}
