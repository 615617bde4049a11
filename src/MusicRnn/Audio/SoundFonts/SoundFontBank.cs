using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>Plays a SoundFont: finds the zones of a note, and makes each a tone when it is first wanted.</summary>
internal sealed class SoundFontBank(SoundFont font, int sampleRate) : SoundBank
{
    private const int PercussionBank = 128;

    // A recording is kept as floating point once it has been played: half a gigabyte of them is enough.
    private const long MostFramesKept = 128L << 20;
    private const int MostNotesKept = 50_000;

    private readonly Dictionary<(Preset Preset, int Key, int Velocity), Tone[]> _notes = [];
    private readonly Dictionary<(Zone Preset, Zone Instrument), ZoneTone> _tones = new(ByReference);
    private readonly Dictionary<SampleRange, Wave> _waves = [];
    private readonly Lock _making = new();
    private long _framesKept;

    /// <inheritdoc/>
    /// <remarks>Pianos are often recorded in stereo, so that a note takes two.</remarks>
    public override int MostVoices => 128;

    /// <inheritdoc/>
    /// <remarks>The instruments stand where the maker of the font put them.</remarks>
    public override bool SpreadsParts => false;

    /// <inheritdoc/>
    /// <remarks>Fonts are recorded in rooms and send more of their own: with that share they are as wet as FluidSynth plays them.</remarks>
    public override float RoomShare => 1 / 3f;

    // Two zones alike are one only if they are the same: what they set is not compared.
    private static IEqualityComparer<(Zone, Zone)> ByReference { get; } = EqualityComparer<(Zone Preset, Zone Instrument)>.Create(
        (one, other) => ReferenceEquals(one.Preset, other.Preset) && ReferenceEquals(one.Instrument, other.Instrument),
        pair => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Preset), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Instrument)));

    /// <inheritdoc/>
    public override void MakeRoom()
    {
        lock (_making)
        {
            if (_framesKept > MostFramesKept || _notes.Count > MostNotesKept)
            {
                _notes.Clear();
                _tones.Clear();
                _waves.Clear();
                _framesKept = 0;
            }
        }
    }

    /// <inheritdoc/>
    public override Tone[] TonesFor(in NoteChoice note, bool sharesTones)
    {
        lock (_making)
        {
            var preset = PresetFor(note.IsPercussion ? PercussionBank : note.Bank, note.Program);
            if (preset is null)
            {
                return [];
            }

            if (!_notes.TryGetValue((preset, note.Key, note.Velocity), out var tones))
            {
                tones = MakeTones(preset, note.Key, note.Velocity);
                _notes.Add((preset, note.Key, note.Velocity), tones);
            }

            return tones;
        }
    }

    // A drum kit that is not there gives way to the first one, a variation to the sound that it varies, a sound to the first of all.
    private Preset? PresetFor(int bank, int program) =>
        Find(bank, program)
        ?? (bank == PercussionBank ? font.Presets.FirstOrDefault(preset => preset.Bank == PercussionBank) : Find(0, program) ?? font.Presets.FirstOrDefault(preset => preset.Bank != PercussionBank));

    private Preset? Find(int bank, int program)
    {
        foreach (var preset in font.Presets)
        {
            if (preset.Bank == bank && preset.Program == program)
            {
                return preset;
            }
        }

        return null;
    }

    private Tone[] MakeTones(Preset preset, int key, int velocity)
    {
        var tones = new List<Tone>();
        foreach (var presetZone in preset.Zones.Where(zone => zone.Holds(key, velocity)))
        {
            foreach (var zone in font.Instruments[presetZone.Target].Where(zone => zone.Holds(key, velocity)))
            {
                if (tones.Count < SoundFontLimits.MostVoicesOfNote && ToneOf(presetZone, zone) is { } tone)
                {
                    tones.Add(tone);
                }
            }
        }

        return [.. tones];
    }

    private ZoneTone? ToneOf(Zone presetZone, Zone zone)
    {
        if (_tones.TryGetValue((presetZone, zone), out var known))
        {
            return known;
        }

        var sample = font.Samples[zone.Target];
        var values = ZoneSettings.ValuesOf(presetZone, zone);
        if (SampleRange.Of(sample, values) is not { } range)
        {
            return null;
        }

        if (!_waves.TryGetValue(range, out var wave))
        {
            wave = range.MakeWave(font.Memory);
            _waves.Add(range, wave);
            _framesKept += wave.Samples.Length;
        }

        var tone = new ZoneTone(wave, sampleRate, sample, values, ZoneSettings.ModulatorsOf(presetZone, zone));
        _tones.Add((presetZone, zone), tone);
        return tone;
    }
}
