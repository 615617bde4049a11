using MusicRnn.Audio.Synthesis;
using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>
/// The sound of a piece: its parts played by instruments made in code, one for each General MIDI program, and a drum kit, or by
/// those of a SoundFont, in a room. The same piece and options give the same samples. Ends when the last note and the room have died away.
/// </summary>
public sealed class PieceAudio : ISeekableAudioSource
{
    private const int BlockFrames = Voice.MostFrames;
    private const int FirstBass = 32;
    private const int LastBass = 39;
    private const double WidestPan = 0.4;

    // After its end a piece may ring on for so long, and is then faded out.
    private const double LongestTailSeconds = 10;
    private const double LastFadeSeconds = 0.2;

    private const double GainGlideSeconds = 0.3;

    // -84 dB, below the last bit of a compact disc's noise once it has been for this long.
    private const float Silence = 6e-5f;
    private const double SilentSeconds = 0.15;

    private readonly ScheduledEvent[] _events;
    private readonly double[] _pans;
    private readonly AudioOptions _options;
    private readonly SoundBank _bank;
    private readonly MixBus _bus = new();
    private readonly float[] _block = new float[2 * BlockFrames];
    private readonly long _endFrame;
    private PartState[] _parts;
    private VoicePool _voices;
    private Effects _effects;
    private float _gain;
    private float _wantedGain;
    private int _nextEvent;
    private long _frame;
    private long _silentFrames;
    private int _blockPlace = BlockFrames;
    private bool _hasEnded;

    /// <summary>Prepares the sound: makes the instruments that the piece needs, which takes a moment the first time.</summary>
    public PieceAudio(Piece piece, AudioOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(piece);
        _options = options ?? AudioOptions.Default;
        (SampleRate, _gain, _bank) = (_options.SampleRate, _options.Gain, SoundBank.For(_options));
        _wantedGain = _gain;
        var schedule = new PieceSchedule(piece, _bank, SampleRate);
        (_events, _endFrame) = (schedule.Events, schedule.EndFrame);
        _pans = _bank.SpreadsParts ? SpreadParts(piece) : new double[piece.Parts.Length];
        (_voices, _effects, _parts) = (NewVoices(), NewEffects(), NewParts());
        _hasEnded = _endFrame == 0 && _events.Length == 0;
    }

    /// <inheritdoc/>
    public int SampleRate { get; }

    /// <summary>The length of the piece in frames, without what rings on after it.</summary>
    public long PieceFrames => _endFrame;

    /// <summary>The frames that the sound can have at most.</summary>
    public long MostFrames => _endFrame + (long)(LongestTailSeconds * SampleRate) + BlockFrames;

    /// <summary>The highest level so far, before the limiter; above 0.9 the limiter was at work.</summary>
    public float Peak { get; private set; }

    /// <summary>How many voices sound, those that only fade not counted.</summary>
    internal int SoundingVoices => _voices.SoundingCount;

    /// <summary>The loudness of everything as a factor; when it is changed while playing, it glides there within about a second.</summary>
    public float WantedGain
    {
        get => Volatile.Read(ref _wantedGain);
        set => Volatile.Write(ref _wantedGain, value);
    }

    /// <inheritdoc/>
    public int Read(Span<float> interleavedStereo)
    {
        var wanted = interleavedStereo.Length / 2;
        var written = 0;
        while (written < wanted)
        {
            if (_blockPlace == BlockFrames)
            {
                if (_hasEnded)
                {
                    break;
                }

                RenderBlock();
            }

            var frames = Math.Min(wanted - written, BlockFrames - _blockPlace);
            _block.AsSpan(2 * _blockPlace, 2 * frames).CopyTo(interleavedStereo[(2 * written)..]);
            _blockPlace += frames;
            written += frames;
        }

        return written;
    }

    /// <summary>
    /// Goes to a frame: what sounds ends, controllers stand as they do there, and notes that began before are not heard again.
    /// Allocates, unlike reading.
    /// </summary>
    public void MoveTo(long frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        (_voices, _effects, _parts) = (NewVoices(), NewEffects(), NewParts());
        (_frame, _silentFrames, _blockPlace, _hasEnded) = (Math.Min(frame, _endFrame), 0, BlockFrames, false);
        for (_nextEvent = 0; _nextEvent < _events.Length && _events[_nextEvent].Frame < _frame; _nextEvent++)
        {
            if (_events[_nextEvent].Action is not (ScheduledAction.KeyDown or ScheduledAction.KeyUp))
            {
                Handle(_events[_nextEvent]);
            }
        }
    }

    private VoicePool NewVoices() => new(_bank.MostVoices);

    private Effects NewEffects() => new(SampleRate, _options.Reverb * _bank.RoomShare, _options.Chorus);

    private PartState[] NewParts() => [.. _pans.Select(pan => new PartState(pan, SampleRate))];

    // Left and right of the middle by turns and further each time; basses and drums stay in the middle, as on a stage.
    private static double[] SpreadParts(Piece piece)
    {
        var pans = new double[piece.Parts.Length];
        int[] movable = [.. Enumerable.Range(0, pans.Length).Where(index => !piece.Parts[index].IsPercussion && piece.Parts[index].Program is < FirstBass or > LastBass)];
        for (var place = 0; place < movable.Length && movable.Length > 1; place++)
        {
            pans[movable[place]] = WidestPan * ((2.0 * place / (movable.Length - 1)) - 1);
        }

        return pans;
    }

    /// <summary>Renders one block from event to event; blocks do not depend on how much is read at once.</summary>
    private void RenderBlock()
    {
        _bus.Clear();
        for (var place = 0; place < BlockFrames;)
        {
            HandleEventsAt(_frame + place);
            var frames = BlockFrames - place;
            if (_nextEvent < _events.Length)
            {
                frames = (int)Math.Min(frames, _events[_nextEvent].Frame - (_frame + place));
            }

            RenderParts(place, frames);
            place += frames;
        }

        _frame += BlockFrames;
        FinishBlock();
    }

    private void HandleEventsAt(long frame)
    {
        while (_nextEvent < _events.Length && _events[_nextEvent].Frame <= frame)
        {
            Handle(_events[_nextEvent]);
            _nextEvent++;
        }
    }

    private void Handle(in ScheduledEvent scheduled)
    {
        var part = _parts[scheduled.Part];
        switch (scheduled.Action)
        {
            case ScheduledAction.KeyDown:
                part.Begin();
                _voices.Start(scheduled.Tones!, part, scheduled.Key, scheduled.Value, scheduled.Number);
                break;
            case ScheduledAction.KeyUp:
                _voices.KeyUp(scheduled.Number);
                break;
            case ScheduledAction.Bend:
                part.Bend(scheduled.Value);
                break;
            case ScheduledAction.Pressure:
                part.Press(scheduled.Value);
                break;
            case ScheduledAction.KeyPressure:
                part.PressKey(scheduled.Key, scheduled.Value);
                break;
            default:
                Control(part, scheduled.Number, scheduled.Value);
                break;
        }
    }

    private void Control(PartState part, int number, int value)
    {
        part.Control(number, value);
        if (!part.IsPedalDown)
        {
            _voices.PedalUp(part);
        }

        if (number is ControllerNumber.AllSoundOff or ControllerNumber.AllNotesOff)
        {
            _voices.End(part, atOnce: number == ControllerNumber.AllSoundOff);
        }
    }

    private void RenderParts(int place, int frames)
    {
        _voices.Render(frames);
        foreach (var part in _parts)
        {
            if (part.HasSound)
            {
                part.Mix(_bus, place, frames);
            }
            else
            {
                part.Rest();
            }
        }
    }

    private void FinishBlock()
    {
        _effects.AddTo(_bus);
        if (_frame >= _endFrame)
        {
            EndPiece();
        }

        _gain += (WantedGain - _gain) * (float)(BlockFrames / (GainGlideSeconds * SampleRate));
        var peak = Limiter.Apply(_bus.Left, _bus.Right, _gain, _block);
        Peak = Math.Max(Peak, peak);
        _silentFrames = peak < Silence && _voices.IsSilent ? _silentFrames + BlockFrames : 0;
        _hasEnded |= _frame >= _endFrame && _silentFrames > SilentSeconds * SampleRate;
        _blockPlace = 0;
    }

    /// <summary>Lets every key and pedal go, and fades out what would ring on for too long.</summary>
    private void EndPiece()
    {
        _voices.End(null, atOnce: false);
        var left = (LongestTailSeconds * SampleRate) - (_frame - _endFrame);
        var fade = LastFadeSeconds * SampleRate;
        for (var frame = 0; frame < BlockFrames && left - frame < fade; frame++)
        {
            var gain = (float)Math.Max(0, (left - frame) / fade);
            _bus.Left[frame] *= gain;
            _bus.Right[frame] *= gain;
        }

        _hasEnded = left <= 0;
    }
}
