using System.Collections.Immutable;
using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>A recording of a SoundFont as one of its zones plays it.</summary>
/// <param name="Wave">What sounds.</param>
/// <param name="SampleRate">The frames a second that are made.</param>
/// <param name="Sample">Where the recording comes from.</param>
/// <param name="Values">The value of every generator by its number.</param>
/// <param name="Modulators">What changes them.</param>
internal sealed record ZoneTone(Wave Wave, int SampleRate, SampleHeader Sample, double[] Values, ImmutableArray<Modulator> Modulators) : Tone(Wave, SampleRate)
{
    /// <inheritdoc/>
    public override int ChokeGroup => (int)Values[(int)Generator.ExclusiveClass];

    /// <summary>Whether its filter may be left out: it stands open and nothing but a softer touch would close it.</summary>
    public bool IsOpen { get; } =
        Values[(int)Generator.FilterCutoff] >= GeneratorValues.Usual(Generator.FilterCutoff)
        && Values[(int)Generator.FilterResonance] == 0
        && Values[(int)Generator.ModulationLfoToFilter] == 0
        && Values[(int)Generator.ModulationEnvelopeToFilter] >= 0
        && !Modulators.Any(modulator => modulator.Target is Generator.FilterCutoff or Generator.FilterResonance or Generator.ModulationLfoToFilter or Generator.ModulationEnvelopeToFilter);
}
