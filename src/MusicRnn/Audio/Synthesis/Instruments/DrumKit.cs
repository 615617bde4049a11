using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis.Instruments;

/// <summary>The percussion map of General MIDI level 1, keys 35 to 81; other keys play the nearest of it.</summary>
internal static class DrumKit
{
    /// <summary>The lowest key of the map, the acoustic bass drum.</summary>
    public const int LowestKey = 35;

    private const int HiHats = 1;
    private const int Whistles = 2;
    private const int Guiros = 3;
    private const int Cuicas = 4;
    private const int Triangles = 5;

    private static readonly EnvelopeShape Whole = new(0.0008, 60, 1, 0.1);

    /// <summary>The drums from <see cref="LowestKey"/> on.</summary>
    public static Instrument[] All { get; } =
    [
        Drum(0.6, 0.95, 0, Kick(46, 0.5)), // 35 acoustic bass drum
        Drum(0.5, 1, 0, Kick(52, 0.35)), // 36 bass drum 1
        Drum(0.2, 0.5, 0.1, Knock(480, 0.09, 0.6)), // 37 side stick
        Drum(0.5, 0.75, 0.05, Snare(185, 0.24)), // 38 acoustic snare
        Drum(0.5, 0.5, 0.05, Clap), // 39 hand clap
        Drum(0.5, 0.75, 0.05, Snare(235, 0.16)), // 40 electric snare
        Drum(1.1, 0.75, -0.5, Tom(72)), // 41 low floor tom
        Drum(0.2, 0.35, 0.3, HiHat(0.09)) with { ChokeGroup = HiHats }, // 42 closed hi-hat
        Drum(1.1, 0.75, -0.35, Tom(88)), // 43 high floor tom
        Drum(0.25, 0.3, 0.3, HiHat(0.13)) with { ChokeGroup = HiHats }, // 44 pedal hi-hat
        Drum(1, 0.75, -0.2, Tom(108)), // 45 low tom
        Drum(1.3, 0.35, 0.3, HiHat(0.9)) with { ChokeGroup = HiHats }, // 46 open hi-hat
        Drum(0.9, 0.7, -0.05, Tom(130)), // 47 low-mid tom
        Drum(0.9, 0.7, 0.15, Tom(156)), // 48 high-mid tom
        Drum(4, 0.5, -0.4, Cymbal(350, 2.8, 0.2)), // 49 crash cymbal 1
        Drum(0.8, 0.7, 0.3, Tom(188)), // 50 high tom
        Drum(3.5, 0.35, 0.45, Cymbal(520, 2.6, 0.75)), // 51 ride cymbal 1
        Drum(2.2, 0.5, -0.5, Cymbal(420, 1.3, 0.05)), // 52 Chinese cymbal
        Drum(3, 0.35, 0.45, Bell(650, 2.2)), // 53 ride bell
        Drum(0.5, 0.35, 0.2, Shaken(6500, 12000, 0.25, 2)), // 54 tambourine
        Drum(1.5, 0.45, -0.2, Cymbal(600, 0.9, 0.1)), // 55 splash cymbal
        Drum(0.5, 0.4, 0.25, Bell(560, 0.3)), // 56 cowbell
        Drum(3.5, 0.5, 0.4, Cymbal(380, 2.4, 0.2)), // 57 crash cymbal 2
        Drum(1, 0.35, -0.4, Rattle), // 58 vibraslap
        Drum(3.5, 0.35, 0.45, Cymbal(470, 2.6, 0.7)), // 59 ride cymbal 2
        Drum(0.4, 0.55, -0.3, Skin(420, 0.22)), // 60 high bongo
        Drum(0.45, 0.55, -0.3, Skin(310, 0.26)), // 61 low bongo
        Drum(0.3, 0.55, 0.3, Skin(330, 0.1)), // 62 muted high conga
        Drum(0.6, 0.55, 0.3, Skin(290, 0.35)), // 63 open high conga
        Drum(0.7, 0.6, 0.3, Skin(215, 0.4)), // 64 low conga
        Drum(0.6, 0.5, -0.35, Skin(500, 0.4)), // 65 high timbale
        Drum(0.6, 0.5, -0.35, Skin(370, 0.4)), // 66 low timbale
        Drum(0.7, 0.35, 0.4, Bell(900, 0.45)), // 67 high agogo
        Drum(0.7, 0.35, 0.4, Bell(660, 0.45)), // 68 low agogo
        Drum(0.2, 0.3, -0.4, Shaken(4500, 11000, 0.1, 1)), // 69 cabasa
        Drum(0.15, 0.3, -0.4, Shaken(5500, 12000, 0.07, 1)), // 70 maracas
        Drum(0.3, 0.3, 0.4, Whistle(0.16)) with { ChokeGroup = Whistles }, // 71 short whistle
        Drum(0.8, 0.3, 0.4, Whistle(0.6)) with { ChokeGroup = Whistles }, // 72 long whistle
        Drum(0.3, 0.35, 0.35, Scraped(7, 0.1)) with { ChokeGroup = Guiros }, // 73 short guiro
        Drum(0.7, 0.35, 0.35, Scraped(20, 0.42)) with { ChokeGroup = Guiros }, // 74 long guiro
        Drum(0.2, 0.4, 0.3, Knock(2500, 0.09, 0.05)), // 75 claves
        Drum(0.2, 0.45, 0.3, Knock(1050, 0.1, 0.3)), // 76 high woodblock
        Drum(0.2, 0.45, 0.3, Knock(760, 0.12, 0.3)), // 77 low woodblock
        Drum(0.4, 0.4, -0.3, Cuica(700, 420)) with { ChokeGroup = Cuicas }, // 78 muted cuica
        Drum(0.5, 0.4, -0.3, Cuica(420, 780)) with { ChokeGroup = Cuicas }, // 79 open cuica
        Drum(0.3, 0.25, -0.45, Triangle(0.15)) with { ChokeGroup = Triangles }, // 80 muted triangle
        Drum(2.5, 0.25, -0.45, Triangle(2)) with { ChokeGroup = Triangles }, // 81 open triangle
    ];

    private static Instrument Drum(double seconds, double level, double pan, SketchTimbre.Drawing drawing) =>
        new(new SketchTimbre(seconds, drawing), Whole)
        {
            Level = level, Pan = pan, IgnoresRelease = true, Filter = new FilterShape(18000, 0, 2),
        };

    private static SketchTimbre.Drawing Kick(double hertz, double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        sketch.AddSweep(hertz * 3.6, hertz, 0.022, 1, seconds);
        sketch.AddNoise(1200, 6000, 0.35, 0.018, ref noise);
        sketch.AddNoise(60, 400, 0.8, 0.05, ref noise);
    };

    private static SketchTimbre.Drawing Snare(double hertz, double wireSeconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        sketch.AddSweep(hertz * 1.5, hertz, 0.012, 0.6, 0.2);
        sketch.AddMode(hertz * 1.78, 0.35, 0.14);
        sketch.AddMode(hertz * 2.6, 0.15, 0.1);
        sketch.AddNoise(1500, 9500, 0.9, wireSeconds, ref noise);
        sketch.AddNoise(4000, 14000, 0.4, 0.03, ref noise);
    };

    private static SketchTimbre.Drawing Tom(double hertz) => (Sketch sketch, double _, ref Noise noise) =>
    {
        // The modes of an ideal membrane stand as 1 : 1.59 : 2.14 : 2.30.
        sketch.AddSweep(hertz * 1.5, hertz, 0.04, 1, 0.8 * Math.Sqrt(100 / hertz));
        sketch.AddMode(hertz * 1.59, 0.3, 0.25);
        sketch.AddMode(hertz * 2.14, 0.15, 0.15);
        sketch.AddNoise(300, 4000, 0.5, 0.03, ref noise);
    };

    private static SketchTimbre.Drawing Skin(double hertz, double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        sketch.AddSweep(hertz * 1.12, hertz, 0.015, 1, seconds);
        sketch.AddMode(hertz * 1.59, 0.4, seconds * 0.5);
        sketch.AddMode(hertz * 2.3, 0.2, seconds * 0.4);
        sketch.AddNoise(hertz * 2, hertz * 12, 0.5, 0.02, ref noise);
    };

    private static SketchTimbre.Drawing HiHat(double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        AddPlate(sketch, 60, 3500, 15000, 0.12, seconds, ref noise);
        sketch.AddNoise(6500, 15000, 0.7, seconds * 0.8, ref noise);
        sketch.AddNoise(4000, 14000, 0.5, 0.02, ref noise);
    };

    // A ride keeps the ping of its stick over the wash; a crash is all wash.
    private static SketchTimbre.Drawing Cymbal(double lowestHertz, double seconds, double ping) => (Sketch sketch, double _, ref Noise noise) =>
    {
        AddPlate(sketch, 160, lowestHertz, 15000, 0.1 * (1 - (ping / 2)), seconds, ref noise);
        sketch.AddNoise(3000, 14000, 0.8 * (1 - ping), seconds * 0.6, ref noise, attackSeconds: 0.004);
        sketch.AddMode(lowestHertz * 6.1, 0.35 * ping, 0.5);
        sketch.AddMode(lowestHertz * 8.7, 0.3 * ping, 0.35);
        sketch.AddNoise(5000, 15000, 0.6 * ping, 0.03, ref noise);
    };

    private static void AddPlate(Sketch sketch, int modes, double lowestHertz, double highestHertz, double amplitude, double seconds, ref Noise noise)
    {
        // A plate has so many modes that chance describes them: as many in each octave, the high ones gone sooner.
        for (var mode = 0; mode < modes; mode++)
        {
            var hertz = lowestHertz * Math.Pow(highestHertz / lowestHertz, noise.NextUnit());
            var decay = seconds * (0.35 + (0.65 * lowestHertz / hertz) + (0.3 * noise.NextUnit()));
            sketch.AddMode(hertz, amplitude * (0.3 + noise.NextUnit()), decay, noise.NextUnit());
        }
    }

    private static SketchTimbre.Drawing Bell(double hertz, double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        sketch.AddMode(hertz, 0.8, seconds);
        sketch.AddMode(hertz * 1.504, 0.9, seconds * 0.8);
        sketch.AddMode(hertz * 2.7, 0.4, seconds * 0.5);
        sketch.AddMode(hertz * 4.3, 0.25, seconds * 0.4);
        sketch.AddMode(hertz * 6.7, 0.15, seconds * 0.25);
        sketch.AddNoise(3000, 12000, 0.3, 0.015, ref noise);
    };

    private static SketchTimbre.Drawing Triangle(double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        foreach (var hertz in (double[])[1630, 3260, 4870, 5990, 7340, 8810, 10250, 12100])
        {
            sketch.AddMode(hertz * (1 + (0.01 * noise.NextSample())), 0.3, seconds * (0.6 + (0.4 * noise.NextUnit())));
        }
    };

    private static SketchTimbre.Drawing Knock(double hertz, double seconds, double click) => (Sketch sketch, double _, ref Noise noise) =>
    {
        sketch.AddMode(hertz, 1, seconds);
        sketch.AddMode(hertz * 2.57, 0.4, seconds * 0.5);
        sketch.AddMode(hertz * 4.1, 0.15, seconds * 0.3);
        sketch.AddNoise(hertz, hertz * 6, click, 0.02, ref noise);
    };

    private static void Clap(Sketch sketch, double hertz, ref Noise noise)
    {
        // A few pairs of hands, never quite together.
        foreach (var start in (double[])[0, 0.011, 0.021])
        {
            sketch.AddNoise(900, 3200, 0.8, 0.02, ref noise, startSeconds: start);
        }

        sketch.AddNoise(800, 4000, 1, 0.3, ref noise, startSeconds: 0.03);
    }

    private static SketchTimbre.Drawing Shaken(double lowHertz, double highHertz, double seconds, int hits) => (Sketch sketch, double _, ref Noise noise) =>
    {
        for (var hit = 0; hit < hits; hit++)
        {
            sketch.AddNoise(lowHertz, highHertz, 1.0 / (1 + hit), seconds, ref noise, startSeconds: 0.03 * hit, attackSeconds: 0.008);
        }
    };

    private static SketchTimbre.Drawing Scraped(int teeth, double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        for (var tooth = 0; tooth < teeth; tooth++)
        {
            sketch.AddNoise(1800, 7000, 0.6 + (0.4 * tooth / teeth), 0.018, ref noise, startSeconds: seconds * tooth / teeth);
        }
    };

    private static void Rattle(Sketch sketch, double hertz, ref Noise noise)
    {
        // The teeth of a vibraslap: about 28 blows a second, dying away.
        for (var blow = 0; blow < 25; blow++)
        {
            sketch.AddNoise(2200, 5500, Math.Exp(-blow / 8.0), 0.025, ref noise, startSeconds: blow / 28.0);
        }
    }

    private static SketchTimbre.Drawing Whistle(double seconds) => (Sketch sketch, double _, ref Noise noise) =>
    {
        // The pea makes it warble: two tones that beat.
        sketch.AddMode(2350, 0.7, seconds * 3);
        sketch.AddMode(2385, 0.5, seconds * 3);
        sketch.AddNoise(2000, 4000, 0.3, seconds, ref noise, attackSeconds: 0.02);
    };

    private static SketchTimbre.Drawing Cuica(double fromHertz, double toHertz) => (Sketch sketch, double _, ref Noise noise) =>
    {
        sketch.AddSweep(fromHertz, toHertz, 0.08, 0.8, 0.35);
        sketch.AddSweep(fromHertz * 2, toHertz * 2, 0.08, 0.3, 0.3);
    };
}
