namespace MusicRnn.Audio.Synthesis;

/// <summary>An <see cref="EnvelopeShape"/> in motion: a straight attack, then exponential decay and release.</summary>
internal struct Envelope
{
    // 60 dB as a power of two: log2(1000).
    private const double SixtyDecibels = 9.965784;

    // -80 dB: below it a voice is given back.
    private const double Silence = 1e-4;

    // What is stolen or choked goes quickly, yet slowly enough for no click.
    private const double FadeSeconds = 0.012;

    private EnvelopeShape _shape;
    private int _sampleRate;
    private Stage _stage;

    private enum Stage
    {
        Done,
        Attack,
        Decay,
        Release,
    }

    /// <summary>The level after the frames that have passed, 0 to 1.</summary>
    public double Level { get; private set; }

    /// <summary>Whether it has not yet reached its full level.</summary>
    public readonly bool IsRising => _stage == Stage.Attack;

    /// <summary>Whether it has died away.</summary>
    public readonly bool IsDone => _stage == Stage.Done;

    /// <summary>Whether the key has been let go.</summary>
    public readonly bool IsReleased => _stage is Stage.Release or Stage.Done;

    /// <summary>Begins at silence.</summary>
    public void Start(EnvelopeShape shape, int sampleRate)
    {
        (_shape, _sampleRate, _stage, Level) = (shape, sampleRate, Stage.Attack, 0);
    }

    /// <summary>Lets go of the key.</summary>
    public void Release() => _stage = _stage == Stage.Done ? Stage.Done : Stage.Release;

    /// <summary>Lets the sound go within a few milliseconds.</summary>
    public void FadeOut()
    {
        Release();
        _shape = _shape with { ReleaseSeconds = Math.Min(_shape.ReleaseSeconds, FadeSeconds) };
    }

    /// <summary>Moves on by a number of frames.</summary>
    public void Advance(int frames)
    {
        var seconds = (double)frames / _sampleRate;
        switch (_stage)
        {
            case Stage.Attack:
                Level += seconds / _shape.AttackSeconds;
                if (Level >= 1)
                {
                    (Level, _stage) = (1, Stage.Decay);
                }

                break;
            case Stage.Decay:
                Level = _shape.Sustain + ((Level - _shape.Sustain) * Exp2.Of(-SixtyDecibels * seconds / _shape.DecaySeconds));
                EndIfSilent();
                break;
            case Stage.Release:
                Level *= Exp2.Of(-SixtyDecibels * seconds / _shape.ReleaseSeconds);
                EndIfSilent();
                break;
            default:
                break;
        }
    }

    private void EndIfSilent()
    {
        if (Level < Silence)
        {
            (Level, _stage) = (0, Stage.Done);
        }
    }
}
