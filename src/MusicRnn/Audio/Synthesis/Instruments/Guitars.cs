using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 24 to 39: guitars and basses.</summary>
internal static class Guitars
{
    private static readonly EnvelopeShape Plucked = new(0.001, 60, 1, 0.3);
    private static readonly EnvelopeShape Amplified = new(0.002, 14, 0, 0.25);
    private static readonly EnvelopeShape Played = new(0.004, 30, 0.6, 0.2);

    // The air and top modes of a classical guitar (Fletcher and Rossing, chapter 9).
    private static readonly PluckedStringTimbre Nylon = new(new Resonance(105, 25, 0.8), new Resonance(205, 40, 0.7), new Resonance(410, 90, 0.4))
    {
        DecaySeconds = 3.4, Damping = 0.36, PluckPoint = 0.24, PluckHertz = 2400, PluckNoise = 0.12,
    };

    private static readonly PluckedStringTimbre Steel = new(new Resonance(100, 25, 0.6), new Resonance(190, 40, 0.5), new Resonance(380, 80, 0.3))
    {
        DecaySeconds = 5, Damping = 0.13, PluckPoint = 0.17, PluckHertz = 4800, PluckNoise = 0.3,
    };

    private static readonly PluckedStringTimbre Electric = new() { DecaySeconds = 5.5, Damping = 0.2, PluckPoint = 0.22, PluckHertz = 2600 };

    // Overdriven strings hold out, and the loudspeaker lets little through above 4 kHz.
    private static readonly SustainedTimbre Overdrive = new(1, 0.75, 0.75, 0.5, 0.5, 0.36, 0.36, 0.26)
    {
        Slope = -7, CornerHertz = 3200, Resonances = [new(900, 900, 0.7), new(2500, 1500, 0.6)], Flutter = 0.08,
    };

    private static readonly SustainedTimbre Distortion = Overdrive with { Slope = -4, CornerHertz = 3800, Flutter = 0.12, EvenGain = 0.85 };

    private static readonly MalletTimbre Flageolet = new(new(1, 1, 1), new(2, 0.35, 0.7), new(3, 0.15, 0.5), new(4, 0.06, 0.4)) { DecaySeconds = 4.5, Knock = 0.08 };

    private static readonly PluckedStringTimbre Upright = new(new Resonance(98, 40, 0.6), new Resonance(210, 80, 0.4))
    {
        DecaySeconds = 1.3, DecaySlope = 0.5, Damping = 0.45, PluckPoint = 0.28, PluckHertz = 700, PluckNoise = 0.25,
    };

    private static readonly PluckedStringTimbre Fingered = new() { DecaySeconds = 2.2, DecaySlope = 0.5, Damping = 0.36, PluckPoint = 0.2, PluckHertz = 1100, PluckNoise = 0.15 };

    private static readonly PluckedStringTimbre Slapped = Fingered with { Damping = 0.15, PluckPoint = 0.1, PluckHertz = 5000, PluckNoise = 0.5 };

    private static readonly SustainedTimbre Saw = new() { Slope = -6, Flutter = 0.02 };

    private static readonly SustainedTimbre Square = new() { Slope = -6, EvenGain = 0.05, Flutter = 0.02 };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        new(Nylon, Plucked) { Filter = new FilterShape(9000, 0.3, 2.5) },
        new(Steel, Plucked) { Filter = new FilterShape(13000, 0.3, 2.5) },
        new(Electric with { PluckHertz = 1300, Damping = 0.34, PluckPoint = 0.3 }, Plucked) { Filter = new FilterShape(4500, 0.3, 2) },
        new(Electric with { PluckHertz = 4200, Damping = 0.14 }, Plucked) { Filter = new FilterShape(9000, 0.3, 2), Vibrato = new Vibrato(3, 2, 0) },
        new(Electric with { DecaySeconds = 0.35, PluckHertz = 2000 }, new EnvelopeShape(0.001, 60, 1, 0.1)) { Filter = new FilterShape(6000, 0.3, 2) },
        new(Overdrive, Amplified) { Filter = new FilterShape(6000, 0.2, 1.5, 0.6, 0.2), Vibrato = new Vibrato(5, 6, 0.6) },
        new(Distortion, Amplified with { DecaySeconds = 20 }) { Filter = new FilterShape(7000, 0.2, 1, 0.6, 0.2), Vibrato = new Vibrato(5, 6, 0.6) },
        new(Flageolet, new EnvelopeShape(0.001, 60, 1, 0.6)),
        new(Upright, Plucked) { Filter = new FilterShape(5000, 0.2, 2) },
        new(Fingered, Plucked) { Filter = new FilterShape(5000, 0.2, 2) },
        new(Fingered with { PluckHertz = 2600, Damping = 0.25, PluckPoint = 0.12, PluckNoise = 0.35 }, Plucked) { Filter = new FilterShape(7000, 0.2, 2) },
        new(Fingered with { PluckHertz = 800, DecaySeconds = 3.5, PluckNoise = 0.05 }, Plucked with { AttackSeconds = 0.02 }) { Vibrato = new Vibrato(4.6, 7, 0.25) },
        new(Slapped, Plucked) { Filter = new FilterShape(10000, 0.2, 2.5) },
        new(Slapped with { PluckPoint = 0.16, PluckHertz = 3500 }, Plucked) { Filter = new FilterShape(9000, 0.2, 2.5) },
        new(Saw, Played) { Filter = new FilterShape(1500, 0.5, 1.5, 2, 0.08) },
        new(Square, Played) { Filter = new FilterShape(1300, 0.5, 1.5, 1.5, 0.06) },
    ];
}
