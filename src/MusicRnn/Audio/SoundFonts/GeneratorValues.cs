namespace MusicRnn.Audio.SoundFonts;

/// <summary>The usual value of every generator, and its range (SoundFont 2.04, section 8.1.3); times in timecents, pitches in cents, gains in centibels.</summary>
internal static class GeneratorValues
{
    /// <summary>How many numbers of generators there are.</summary>
    public const int Count = 61;

    private static readonly (short Usual, short Least, short Most)[] Known = MakeTable();

    /// <summary>What holds where no zone says anything.</summary>
    public static short Usual(Generator generator) => Known[(int)generator].Usual;

    /// <summary>The value brought into the generator's range.</summary>
    public static double Clamp(Generator generator, double value) => Math.Clamp(value, Known[(int)generator].Least, Known[(int)generator].Most);

    /// <summary>Whether a preset may add to it; what names a sample or how it is read belongs to instruments alone (8.5).</summary>
    public static bool MayStandInPreset(Generator generator) => generator is not
        (Generator.StartOffset or Generator.EndOffset or Generator.LoopStartOffset or Generator.LoopEndOffset or Generator.StartCoarseOffset
        or Generator.EndCoarseOffset or Generator.LoopStartCoarseOffset or Generator.LoopEndCoarseOffset or Generator.Key or Generator.Velocity
        or Generator.Sample or Generator.SampleModes or Generator.ExclusiveClass or Generator.RootKey);

    private static (short Usual, short Least, short Most)[] MakeTable()
    {
        const short shortest = -12_000;
        var table = new (short Usual, short Least, short Most)[Count];
        Array.Fill(table, ((short)0, short.MinValue, short.MaxValue));
        void Set(short usual, short least, short most, params ReadOnlySpan<Generator> generators)
        {
            foreach (var generator in generators)
            {
                table[(int)generator] = (usual, least, most);
            }
        }

        Set(0, -12_000, 12_000, Generator.ModulationLfoToPitch, Generator.VibratoLfoToPitch, Generator.ModulationEnvelopeToPitch);
        Set(0, -12_000, 12_000, Generator.ModulationLfoToFilter, Generator.ModulationEnvelopeToFilter);
        Set(13_500, 1_500, 13_500, Generator.FilterCutoff);
        Set(0, 0, 960, Generator.FilterResonance);
        Set(0, -960, 960, Generator.ModulationLfoToVolume);
        Set(0, 0, 1_000, Generator.ChorusSend, Generator.ReverbSend);
        Set(0, -500, 500, Generator.Pan);
        Set(0, -16_000, 4_500, Generator.ModulationLfoFrequency, Generator.VibratoLfoFrequency);
        Set(shortest, shortest, 5_000, Generator.ModulationLfoDelay, Generator.VibratoLfoDelay, Generator.ModulationEnvelopeDelay, Generator.VolumeEnvelopeDelay);
        Set(shortest, shortest, 5_000, Generator.ModulationEnvelopeHold, Generator.VolumeEnvelopeHold);
        Set(shortest, shortest, 8_000, Generator.ModulationEnvelopeAttack, Generator.ModulationEnvelopeDecay, Generator.ModulationEnvelopeRelease);
        Set(shortest, shortest, 8_000, Generator.VolumeEnvelopeAttack, Generator.VolumeEnvelopeDecay, Generator.VolumeEnvelopeRelease);
        Set(0, 0, 1_000, Generator.ModulationEnvelopeSustain);
        Set(0, 0, 1_440, Generator.VolumeEnvelopeSustain, Generator.Attenuation);
        Set(0, -1_200, 1_200, Generator.KeyToModulationEnvelopeHold, Generator.KeyToModulationEnvelopeDecay, Generator.KeyToVolumeEnvelopeHold, Generator.KeyToVolumeEnvelopeDecay);
        Set(-1, -1, 127, Generator.Key, Generator.Velocity, Generator.RootKey);
        Set(0, -120, 120, Generator.CoarseTune);

        // The specification ends at 99 cents; a preset's tuning on top of the instrument's may reach further.
        Set(0, -1_200, 1_200, Generator.FineTune);
        Set(100, 0, 1_200, Generator.ScaleTuning);
        Set(0, 0, 3, Generator.SampleModes);
        Set(0, 0, 127, Generator.ExclusiveClass);
        return table;
    }
}
