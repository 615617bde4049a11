using MusicRnn.Audio.Synthesis.Instruments;
using MusicRnn.Music;

namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// The tones of all instruments, made when they are first wanted and kept: three neighbouring keys share one. Each is brought
/// to the same loudness, measured over the first second of a note of usual force.
/// </summary>
internal sealed class BuiltInBank(int sampleRate) : SoundBank
{
    // How many keys share a tone, and how many where a piece wants so many that memory must be saved.
    private const int KeysInTone = 3;
    private const int KeysInSharedTone = 24;

    private const int MostTones = 700;
    private const int UsualVelocity = 100;
    private const double LoudnessSeconds = 1;

    // The RMS of a note of usual force: a dozen of them at once stay below full scale.
    private const double UsualLoudness = 0.045;

    // A short knock whose second is as loud as an organ's would startle: its peak may be so many times the usual RMS.
    private const double HighestPeak = 9;
    private const double LongestCut = 0.62;

    // Sound of equal power seems louder in the treble, where the ear is keener and partials are few.
    private const double TrebleCutDecibelsPerOctave = 1.5;
    private const double DrumPeak = 0.42;

    private static readonly Dictionary<int, BuiltInBank> Shared = [];

    private readonly Dictionary<(int Program, int Key), Tone[]> _tones = [];
    private readonly Lock _making = new();

    // THE LIST: the instruments of all programs in order, then the drums.
    private static Instrument[] Programs { get; } =
        [.. Keyboards.All, .. Organs.All, .. Guitars.All, .. Strings.All, .. Winds.All, .. Synths.All, .. WorldAndEffects.All];

    /// <inheritdoc/>
    public override int MostVoices => 64;

    /// <inheritdoc/>
    public override bool SpreadsParts => true;

    /// <summary>The bank for a sample rate that the whole process shares.</summary>
    public static BuiltInBank For(int sampleRate)
    {
        lock (Shared)
        {
            if (!Shared.TryGetValue(sampleRate, out var bank))
            {
                bank = new BuiltInBank(sampleRate);
                Shared.Add(sampleRate, bank);
            }

            return bank;
        }
    }

    /// <inheritdoc/>
    public override void MakeRoom()
    {
        lock (_making)
        {
            if (_tones.Count > MostTones)
            {
                _tones.Clear();
            }
        }
    }

    /// <inheritdoc/>
    public override Tone[] TonesFor(in NoteChoice note, bool sharesTones) =>
        note.IsPercussion ? DrumFor(note.Key) : ToneFor(note.Program, note.Key, sharesTones ? KeysInSharedTone : KeysInTone);

    private Tone[] ToneFor(int program, int key, int keysInTone)
    {
        var middle = Math.Min((key / keysInTone * keysInTone) + (keysInTone / 2), Tuning.HighestKey);
        return Kept((program, middle), () => MakeTone(Programs[program], middle, new Noise((ulong)((program * (Tuning.HighestKey + 1)) + middle))));
    }

    // Keys outside the percussion map play the nearest drum in it.
    private Tone[] DrumFor(int key)
    {
        var index = Math.Clamp(key - DrumKit.LowestKey, 0, DrumKit.All.Length - 1);
        return Kept((GeneralMidi.ProgramCount, index), () => MakeDrum(DrumKit.All[index], new Noise((ulong)(-1 - index))));
    }

    private Tone[] Kept((int Program, int Key) name, Func<Tone> make)
    {
        lock (_making)
        {
            if (!_tones.TryGetValue(name, out var tone))
            {
                tone = [make()];
                _tones.Add(name, tone);
            }

            return tone;
        }
    }

    private InstrumentTone MakeTone(Instrument instrument, int key, Noise noise)
    {
        var tone = new InstrumentTone(instrument, instrument.Timbre.Make(Tuning.Hertz(key), sampleRate, noise), 1, sampleRate);
        var (loudness, peak) = Measure(tone, key);
        var octaves = Math.Max(0, key - Tuning.MiddleC) / 12.0;
        var wanted = UsualLoudness * instrument.Level * Math.Pow(10, -TrebleCutDecibelsPerOctave * octaves / 20);
        var gain = wanted / loudness;
        var cut = Math.Clamp(HighestPeak * wanted / (gain * peak), LongestCut, 1);
        return tone with { Gain = (float)(gain * cut) };
    }

    private InstrumentTone MakeDrum(Instrument drum, Noise noise)
    {
        var tone = new InstrumentTone(drum, drum.Timbre.Make(Tuning.MiddleCHertz, sampleRate, noise), 1, sampleRate, IsFixedPitch: true);
        var (_, peak) = Measure(tone, Tuning.MiddleC);
        return tone with { Gain = (float)(DrumPeak * drum.Level / peak) };
    }

    /// <summary>Plays a second of the tone and measures its power and its peak.</summary>
    private (double Loudness, double Peak) Measure(InstrumentTone tone, int key)
    {
        var part = new PartState(0, sampleRate);
        var voice = new Voice();
        voice.Start(tone, part, key, UsualVelocity, 0);
        var (power, peak) = (0.0, 1e-9);
        var seconds = (int)(LoudnessSeconds * sampleRate);
        var left = part.SoundingLeft(Voice.MostFrames);
        var right = part.SoundingRight(Voice.MostFrames);
        for (var frame = 0; frame < seconds && voice.IsActive; frame += Voice.MostFrames)
        {
            left.Clear();
            right.Clear();
            voice.Render(Voice.MostFrames);
            for (var place = 0; place < left.Length; place++)
            {
                power += ((left[place] * left[place]) + (right[place] * right[place])) / 2;
                peak = Math.Max(peak, Math.Abs(left[place]));
            }
        }

        return (Math.Sqrt(power / seconds) + 1e-9, peak);
    }
}
