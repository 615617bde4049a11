using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>Programs 104 to 127: instruments of other traditions, tuned percussion and noises.</summary>
internal static class WorldAndEffects
{
    private static readonly EnvelopeShape Plucked = new(0.001, 60, 1, 0.4);
    private static readonly EnvelopeShape Struck = new(0.001, 60, 1, 1);
    private static readonly EnvelopeShape Blown = new(0.03, 1, 1, 0.12);

    private static readonly PluckedStringTimbre Sitar = new(new Resonance(300, 120, 0.4), new Resonance(2400, 900, 0.8))
    {
        DecaySeconds = 4.5, Damping = 0.07, PluckPoint = 0.08, PluckHertz = 7000, PluckNoise = 0.3,
    };

    // A banjo's head takes the string's energy away quickly.
    private static readonly PluckedStringTimbre Banjo = new(new Resonance(320, 120, 0.7), new Resonance(720, 250, 0.5))
    {
        DecaySeconds = 0.95, DecaySlope = 0.4, Damping = 0.16, PluckPoint = 0.1, PluckHertz = 6500, PluckNoise = 0.3,
    };

    private static readonly PluckedStringTimbre Koto = new(new Resonance(180, 80, 0.4)) { DecaySeconds = 2.8, Damping = 0.22, PluckPoint = 0.1, PluckHertz = 5000, PluckNoise = 0.2 };

    private static readonly MalletTimbre Kalimba = new(new(1, 1, 1), new(5.9, 0.18, 0.15), new(2.9, 0.06, 0.3)) { DecaySeconds = 1.6, Knock = 0.2, KnockHertz = 700 };

    private static readonly SustainedTimbre Bagpipe = new(0.6, 0.8, 1, 0.9, 0.8, 0.65, 0.5, 0.35) { Slope = -9, CornerHertz = 5000, Resonances = [new(1300, 700, 0.6)], Flutter = 0.03 };

    private static readonly SustainedTimbre Shawm = new(0.4, 0.7, 1, 0.9, 0.6, 0.5) { Slope = -8, CornerHertz = 5500, Resonances = [new(1500, 600, 1.2), new(3200, 900, 0.7)], Breath = 0.01, Flutter = 0.06 };

    private static readonly MalletTimbre TinkleBell = new(new(1, 1, 1), new(2.4, 0.5, 0.6), new(3.9, 0.4, 0.4), new(5.6, 0.3, 0.3)) { DecaySeconds = 3, Knock = 0.1, KnockHertz = 6000 };
    private static readonly MalletTimbre Agogo = new(new(1, 1, 1), new(2.5, 0.7, 0.7), new(3.86, 0.4, 0.5), new(5.2, 0.25, 0.4)) { DecaySeconds = 0.8, DecaySlope = 0.3, Knock = 0.2, KnockHertz = 4000 };

    // Octave and twelfth are tuned into the pan's note area.
    private static readonly MalletTimbre SteelDrum = new(new(1, 1, 1), new(2, 0.7, 0.8), new(3, 0.4, 0.5), new(4.03, 0.2, 0.3), new(5.1, 0.12, 0.25), new(6.2, 0.1, 0.2)) { DecaySeconds = 1.8, Knock = 0.15, KnockHertz = 1500 };
    private static readonly MalletTimbre Woodblock = new(new(1, 1, 1), new(2.55, 0.4, 0.5), new(4.2, 0.2, 0.3)) { DecaySeconds = 0.25, DecaySlope = 0.2, Knock = 0.4, KnockHertz = 2000 };
    private static readonly MalletTimbre Taiko = new(new(1, 1, 1), new(1.59, 0.5, 0.5), new(2.14, 0.35, 0.4), new(2.65, 0.2, 0.3)) { DecaySeconds = 0.9, DecaySlope = 0.4, Knock = 0.8, KnockHertz = 300 };
    private static readonly MalletTimbre Tom = new(new(1, 1, 1), new(1.59, 0.25, 0.4), new(2.14, 0.15, 0.3)) { DecaySeconds = 0.6, DecaySlope = 0.4, Knock = 0.4, KnockHertz = 800 };

    /// <summary>The instruments in the order of their programs.</summary>
    public static Instrument[] All { get; } =
    [
        new(Sitar, Plucked) { Filter = new FilterShape(9000, 0.3, 2), Vibrato = new Vibrato(4.5, 4, 0.3) },
        new(Banjo, Plucked) { Filter = new FilterShape(11000, 0.3, 2) },
        new(Banjo with { DecaySeconds = 1.3, PluckHertz = 5000, Damping = 0.22 }, Plucked) { Filter = new FilterShape(9000, 0.3, 2) },
        new(Koto, Plucked) { Filter = new FilterShape(10000, 0.3, 2) },
        new(Kalimba, Struck) { Filter = new FilterShape(8000, 0.4, 2) },
        new(Bagpipe, Blown),
        Strings.All[0] with { Vibrato = new Vibrato(5.4, 5, 0.35), Envelope = new EnvelopeShape(0.035, 1, 1, 0.16) },
        new(Shawm, Blown) { Vibrato = new Vibrato(5.2, 7, 0.3) },
        new(TinkleBell, Struck) { Filter = new FilterShape(13000, 0.4, 1.5) },
        new(Agogo, Struck) { Filter = new FilterShape(9000, 0.4, 1.5) },
        new(SteelDrum, Struck) { Filter = new FilterShape(9000, 0.4, 2) },
        new(Woodblock, Struck) { Filter = new FilterShape(8000, 0.4, 1.5) },
        new(Taiko, Struck) { Filter = new FilterShape(5000, 0.3, 2) },
        new(Tom, Struck) { Filter = new FilterShape(6000, 0.3, 2) },
        new(new SketchTimbre(0.6, DrawSynthDrum), Struck),
        new(new SketchTimbre(1.6, DrawReverseCymbal), Struck) { IgnoresRelease = true },
        new(new SketchTimbre(0.25, DrawFretNoise), Struck),
        new(new SketchTimbre(0.8, DrawBreathNoise), Struck),
        new(new SketchTimbre(5, DrawSeashore), Struck with { ReleaseSeconds = 1.5 }),
        new(new SketchTimbre(1.2, DrawBird), Struck),
        new(new SketchTimbre(1.5, DrawTelephone), Struck),
        new(new SketchTimbre(3, DrawHelicopter), Struck),
        new(new SketchTimbre(4, DrawApplause), Struck with { ReleaseSeconds = 1.5 }),
        new(new SketchTimbre(1.6, DrawGunshot), Struck) { IgnoresRelease = true },
    ];

    private static void DrawSynthDrum(Sketch sketch, double hertz, ref Noise noise) => sketch.AddSweep(hertz * 2.5, hertz, 0.05, 1, 0.55);

    private static void DrawReverseCymbal(Sketch sketch, double hertz, ref Noise noise) => sketch.AddNoise(3000, 14000, 1, 1.2, ref noise, attackSeconds: 1.2);

    private static void DrawFretNoise(Sketch sketch, double hertz, ref Noise noise) => sketch.AddNoise(hertz * 4, hertz * 12, 1, 0.2, ref noise, attackSeconds: 0.04);

    private static void DrawBreathNoise(Sketch sketch, double hertz, ref Noise noise) => sketch.AddNoise(hertz * 2, hertz * 12, 1, 0.7, ref noise, attackSeconds: 0.1);

    private static void DrawSeashore(Sketch sketch, double hertz, ref Noise noise)
    {
        sketch.AddNoise(200, 5000, 1, 4, ref noise, attackSeconds: 1.2);
        sketch.AddNoise(1000, 9000, 0.5, 3, ref noise, startSeconds: 1.2, attackSeconds: 0.4);
    }

    private static void DrawBird(Sketch sketch, double hertz, ref Noise noise)
    {
        sketch.AddSweep(hertz * 12, hertz * 8, 0.04, 0.8, 0.25);
        sketch.AddSweep(hertz * 7, hertz * 11, 0.3, 0.3, 1);
    }

    private static void DrawTelephone(Sketch sketch, double hertz, ref Noise noise)
    {
        // The clapper strikes twenty times a second: two bells under a spectrum of side tones.
        for (var side = -2; side <= 2; side++)
        {
            sketch.AddMode((hertz * 4) + (20 * side), 0.5 / (1 + Math.Abs(side)), 4);
            sketch.AddMode((hertz * 5) + (20 * side), 0.4 / (1 + Math.Abs(side)), 4);
        }
    }

    private static void DrawHelicopter(Sketch sketch, double hertz, ref Noise noise)
    {
        const double bladesPerSecond = 11;
        for (var beat = 0; beat < 3 * bladesPerSecond; beat++)
        {
            sketch.AddNoise(60, 900, 1, 0.12, ref noise, startSeconds: beat / bladesPerSecond, attackSeconds: 0.02);
        }
    }

    private static void DrawApplause(Sketch sketch, double hertz, ref Noise noise)
    {
        for (var clap = 0; clap < 250; clap++)
        {
            var start = 3.8 * noise.NextUnit();
            sketch.AddNoise(700 + (900 * noise.NextUnit()), 3500, 0.3 + (0.5 * noise.NextUnit()), 0.04, ref noise, startSeconds: start);
        }
    }

    private static void DrawGunshot(Sketch sketch, double hertz, ref Noise noise)
    {
        sketch.AddNoise(100, 12000, 1, 0.25, ref noise);
        sketch.AddNoise(40, 600, 1, 1.3, ref noise);
    }
}
