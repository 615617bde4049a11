using System.Collections.Immutable;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>What a zone of a preset and one of its instrument say together (SoundFont 2.04, section 9.4).</summary>
internal static class ZoneSettings
{
    // The sound cards for which fonts were made attenuate by four tenths of what the specification says, and fonts are balanced for
    // that: FluidSynth and others do the same. Attenuation by modulators is as specified.
    private const double AttenuationShare = 0.4;

    /// <summary>The value of every generator: the instrument's, or else the usual one; the preset's is added.</summary>
    public static double[] ValuesOf(Zone presetZone, Zone zone)
    {
        var values = new double[GeneratorValues.Count];
        var added = new double[GeneratorValues.Count];
        foreach (var generator in Enum.GetValues<Generator>())
        {
            values[(int)generator] = GeneratorValues.Usual(generator);
        }

        foreach (var (generator, amount) in zone.Settings)
        {
            values[(int)generator] = amount;
        }

        foreach (var (generator, amount) in presetZone.Settings)
        {
            added[(int)generator] = GeneratorValues.MayStandInPreset(generator) ? amount : 0;
        }

        foreach (var generator in Enum.GetValues<Generator>())
        {
            values[(int)generator] = GeneratorValues.Clamp(generator, values[(int)generator] + added[(int)generator]);
        }

        values[(int)Generator.Attenuation] *= AttenuationShare;
        return values;
    }

    /// <summary>
    /// The modulators that a voice carries out. Of those that the part carries out for all, only what the font wants to have
    /// otherwise remains.
    /// </summary>
    public static ImmutableArray<Modulator> ModulatorsOf(Zone presetZone, Zone zone)
    {
        var modulators = new List<Modulator>();
        foreach (var usual in Modulator.Usual)
        {
            // Version 2.01 named a second source for the filter; fonts of that time replace the modulator as it was then.
            if (!zone.Modulators.Any(modulator => modulator.Source == usual.Source && modulator.Target == usual.Target))
            {
                modulators.Add(usual);
            }
        }

        foreach (var modulator in zone.Modulators)
        {
            var carriedOut = Modulator.UsualOfPart.FirstOrDefault(usual => modulator.Replaces(usual)).Amount;
            modulators.Add(modulator with { Amount = modulator.Amount - carriedOut });
        }

        // Those of a preset come on top (9.5.2).
        modulators.AddRange(presetZone.Modulators.Where(modulator => GeneratorValues.MayStandInPreset(modulator.Target)));
        return [.. modulators.Where(modulator => modulator.Amount != 0).Take(SoundFontLimits.MostModulators)];
    }
}
