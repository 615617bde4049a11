using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 0 to 15: pianos, plucked and struck keyboards, mallets and bells.</summary>
internal static class Keyboards
{
    private static readonly EnvelopeShape Damped = new(0.0015, 60, 1, 0.35);
    private static readonly EnvelopeShape Ringing = new(0.001, 60, 1, 1.4);

    private static readonly StruckStringTimbre Grand = new() { BrightnessHertz = 1900 };

    private static readonly Instrument GrandPiano = new(Grand, Damped) { Filter = new FilterShape(8000, 0.4, 4), KeySpread = 0.3 };

    // A tine and its tone bar: nearly a sine, with a bell-like clang that a hard touch brings out.
    private static readonly MalletTimbre Tines = new(new(1, 1, 1), new(2, 0.28, 0.7), new(3, 0.08, 0.6), new(7.1, 0.13, 0.12), new(14.3, 0.04, 0.06))
    {
        DecaySeconds = 6, DecaySlope = 0.45, Knock = 0.05, KnockHertz = 900,
    };

    private static readonly MalletTimbre Reeds = new(new(1, 1, 1), new(2, 0.5, 0.9), new(3, 0.33, 0.8), new(4, 0.18, 0.7), new(5, 0.11, 0.6), new(6, 0.07, 0.5))
    {
        DecaySeconds = 5, DecaySlope = 0.45, Knock = 0.08, KnockHertz = 1200,
    };

    private static readonly PluckedStringTimbre Quill = new(new Resonance(220, 90, 0.4), new Resonance(480, 160, 0.4))
    {
        DecaySeconds = 5, DecaySlope = 0.5, Damping = 0.1, PluckPoint = 0.13, PluckHertz = 7000, PluckNoise = 0.3,
    };

    // Bars and bells: the ratios of modes are those of tuned or free bars (Fletcher and Rossing, chapter 19; bells, chapter 21).
    private static readonly MalletTimbre Celesta = new(new(1, 1, 1), new(2.76, 0.16, 0.35), new(4, 0.1, 0.3), new(5.4, 0.06, 0.15))
    {
        DecaySeconds = 2.6, Knock = 0.06, KnockHertz = 1800,
    };

    private static readonly MalletTimbre Glockenspiel = new(new(1, 1, 1), new(2.76, 0.4, 0.4), new(5.4, 0.25, 0.2), new(8.93, 0.12, 0.1))
    {
        DecaySeconds = 5, Knock = 0.1, KnockHertz = 5000,
    };

    private static readonly MalletTimbre MusicBox = new(new(1, 1, 1), new(2, 0.12, 0.6), new(6.27, 0.3, 0.12), new(17.5, 0.08, 0.05))
    {
        DecaySeconds = 3.2, Knock = 0.12, KnockHertz = 4000,
    };

    private static readonly MalletTimbre Vibraphone = new(new(1, 1, 1), new(4, 0.26, 0.35), new(10, 0.06, 0.12))
    {
        DecaySeconds = 6.5, DecaySlope = 0.4, Knock = 0.06, KnockHertz = 1200,
    };

    private static readonly MalletTimbre Marimba = new(new(1, 1, 1), new(3.93, 0.22, 0.3), new(9.6, 0.06, 0.15))
    {
        DecaySeconds = 1.5, DecaySlope = 0.7, Knock = 0.14, KnockHertz = 900,
    };

    private static readonly MalletTimbre Xylophone = new(new(1, 1, 1), new(3, 0.45, 0.5), new(6.1, 0.2, 0.3), new(9.8, 0.1, 0.2))
    {
        DecaySeconds = 0.9, DecaySlope = 0.6, Knock = 0.35, KnockHertz = 2500,
    };

    // The strike note of a chime is two octaves below its fourth mode; modes 4 to 6 stand as 2 : 3 : 4.
    private static readonly MalletTimbre TubularBells = new(new(1, 0.55, 1), new(2, 1, 0.9), new(3, 0.75, 0.7), new(4.04, 0.5, 0.5), new(5.15, 0.3, 0.35), new(6.4, 0.2, 0.25), new(0.5, 0.2, 1))
    {
        DecaySeconds = 7, DecaySlope = 0.3, Knock = 0.2, KnockHertz = 3000,
    };

    private static readonly StruckStringTimbre Dulcimer = new() { StrikePoint = 0.15, BrightnessHertz = 2600, DecaySeconds = 3.5, Stiffness = 1e-4, DetuneCents = 1.6, Knock = 0.08 };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        GrandPiano,
        GrandPiano with { Timbre = Grand with { BrightnessHertz = 2800, StrikePoint = 0.1 }, Filter = new FilterShape(13000, 0.4, 4) },
        GrandPiano with { Timbre = Grand with { BrightnessHertz = 1900, Damping = 0.6, DecaySeconds = 4.5, Stiffness = 1.5e-4, DetuneCents = 1.4 } },
        GrandPiano with { Timbre = Grand with { BrightnessHertz = 1900, DetuneCents = 5 } },
        new(Tines, Damped) { Filter = new FilterShape(7000, 0.6, 3), Vibrato = new Vibrato(4.2, 0, 0, 0.12) },
        new(Reeds, Damped) { Filter = new FilterShape(5000, 0.6, 2.5) },
        new(Quill, new EnvelopeShape(0.001, 60, 1, 0.25)),
        new(Quill with { DecaySeconds = 2.2, PluckPoint = 0.3, PluckHertz = 5000 }, new EnvelopeShape(0.001, 60, 1, 0.12)) { Filter = new FilterShape(6000, 0.3, 2, 0.8, 0.05) },
        new(Celesta, Ringing) { KeySpread = 0.25, Filter = new FilterShape(9000, 0.5, 2) },
        new(Glockenspiel, Ringing) { Filter = new FilterShape(14000, 0.5, 2) },
        new(MusicBox, Ringing) { Filter = new FilterShape(11000, 0.5, 1.5) },
        new(Vibraphone, Ringing) { KeySpread = 0.25, Filter = new FilterShape(7000, 0.6, 2), Vibrato = new Vibrato(5, 0, 0, 0.3) },
        new(Marimba, Ringing) { KeySpread = 0.25, Filter = new FilterShape(6000, 0.6, 2) },
        new(Xylophone, Ringing) { KeySpread = 0.25, Filter = new FilterShape(10000, 0.5, 2) },
        new(TubularBells, new EnvelopeShape(0.001, 60, 1, 3)) { Filter = new FilterShape(9000, 0.4, 2) },
        new(Dulcimer, Ringing) { Filter = new FilterShape(10000, 0.4, 2.5) },
    ];
}
