namespace MusicRnn.Audio.Playback;

/// <summary>
/// Plays a source through an output, from a thread of its own that may be kept waiting by the sound server; whoever takes keys or
/// composes never is. Pausing, going elsewhere and stopping fade for 10 ms, so that nothing clicks; what plays undisturbed is heard
/// sample for sample as it is written to a file.
/// </summary>
public sealed class Player
{
    private const double BlockSeconds = 0.01;
    private const long Nowhere = -1;

    private readonly IAudioSource _source;
    private readonly IAudioOutput _output;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SampleEncoder _encoder = new(WavSampleFormat.Pcm16);
    private readonly float[] _block;
    private readonly short[] _samples;
    private readonly long _fadeFrame;
    private long _frame;
    private long _heardFrame;
    private long _wantedFrame = Nowhere;
    private long _silentFrames;
    private long _firstFrame;
    private float _gain = 1;
    private volatile bool _isPaused;
    private volatile bool _isStopping;

    /// <summary>Prepares; <see cref="Start"/> begins.</summary>
    /// <param name="source">What is played; its sample rate is the output's.</param>
    /// <param name="output">Where to; closed when the sound has ended.</param>
    /// <param name="startFrame">Where to begin; anything but 0 needs an <see cref="ISeekableAudioSource"/>.</param>
    /// <param name="endFrame">Where to stop even if the source goes on.</param>
    public Player(IAudioSource source, IAudioOutput output, long startFrame = 0, long endFrame = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(output);
        if (source.SampleRate != output.SampleRate)
        {
            throw new ArgumentException($"The source has {source.SampleRate} frames a second and the output {output.SampleRate}.", nameof(output));
        }

        var blockFrames = (int)(BlockSeconds * source.SampleRate);
        (_source, _output, _fadeFrame) = (source, output, endFrame - blockFrames);
        (_block, _samples) = (new float[2 * blockFrames], new short[2 * blockFrames]);
        _thread = new Thread(Run) { Name = "sound", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        if (startFrame > 0)
        {
            MoveTo(startFrame);
        }
    }

    /// <summary>The frame of the source that is being heard.</summary>
    public long Position => Interlocked.Read(ref _heardFrame);

    /// <summary>The frame of the source up to which sound was given to the output; some of it is heard only later.</summary>
    public long GivenFrames => Interlocked.Read(ref _frame);

    /// <summary>Whether it is held. Setting it takes effect after what is in the output's buffer.</summary>
    public bool IsPaused
    {
        get => _isPaused;
        set => _isPaused = value;
    }

    /// <summary>Why the sound broke off; null if it did not.</summary>
    public MusicRnnException? Failure { get; private set; }

    /// <summary>Begins to play.</summary>
    public void Start() => _thread.Start();

    /// <summary>Fades out and ends; what is in the output's buffer is still heard.</summary>
    public void Stop() => _isStopping = true;

    /// <summary>Goes to a frame, counted from 0. Throws <see cref="InvalidOperationException"/> if the source cannot.</summary>
    public void MoveTo(long frame)
    {
        if (_source is not ISeekableAudioSource)
        {
            throw new InvalidOperationException("Only an ISeekableAudioSource can be played from another place.");
        }

        Interlocked.Exchange(ref _heardFrame, Math.Max(0, frame));
        Interlocked.Exchange(ref _wantedFrame, Math.Max(0, frame));
    }

    /// <summary>Waits for the end, at most so long; returns whether it has come. A server that hangs may hold it up for ever.</summary>
    public bool WaitForEnd(TimeSpan most) => _ended.Task.Wait(most);

    private void Run()
    {
        try
        {
            while (!_isStopping && _frame < _fadeFrame && PlayBlock())
            {
            }

            FadeOut();
            _output.Drain();
            Interlocked.Exchange(ref _heardFrame, _frame);
        }
        catch (MusicRnnException exception)
        {
            Failure = exception;
        }
        finally
        {
            _output.Dispose();
            _ended.SetResult();
        }
    }

    // Returns false at the end of the source.
    private bool PlayBlock()
    {
        if (Interlocked.Exchange(ref _wantedFrame, Nowhere) is var wanted and not Nowhere)
        {
            FadeOut();
            ((ISeekableAudioSource)_source).MoveTo(wanted);
            (_frame, _firstFrame, _gain) = (wanted, wanted, 1);
        }

        if (_isPaused)
        {
            FadeOut();
            WriteSilence();
            return true;
        }

        return WriteSound(wantedGain: 1);
    }

    private void FadeOut()
    {
        // Before the first frame there is nothing to fade.
        if (_gain > 0 && _frame > 0)
        {
            WriteSound(wantedGain: 0);
        }
    }

    private bool WriteSound(float wantedGain)
    {
        var most = wantedGain == 0 ? _block.Length / 2 : (int)Math.Min(_fadeFrame - _frame, _block.Length / 2);
        var frames = _source.Read(_block.AsSpan(0, 2 * most));
        if (frames == 0)
        {
            return false;
        }

        var sound = _block.AsSpan(0, 2 * frames);
        Ramp(sound, wantedGain);
        _encoder.Encode(sound, _samples);
        _output.Write(_samples.AsSpan(0, 2 * frames));
        (_frame, _silentFrames) = (_frame + frames, 0);
        TellPosition();
        return true;
    }

    private void WriteSilence()
    {
        _samples.AsSpan().Clear();
        _output.Write(_samples);
        _silentFrames += _samples.Length / 2;
        TellPosition();
    }

    private void Ramp(Span<float> sound, float wantedGain)
    {
        if (_gain == 1 && wantedGain == 1)
        {
            return;
        }

        var frames = sound.Length / 2;
        var step = (wantedGain - _gain) / frames;
        for (var frame = 0; frame < frames; frame++)
        {
            var gain = _gain + (step * (frame + 1));
            sound[2 * frame] *= gain;
            sound[(2 * frame) + 1] *= gain;
        }

        _gain = wantedGain;
    }

    private void TellPosition()
    {
        // While someone waits to go elsewhere, that place is told already; and until its sound has passed the buffer, it stays told.
        if (Interlocked.Read(ref _wantedFrame) == Nowhere)
        {
            Interlocked.Exchange(ref _heardFrame, Math.Max(_firstFrame, _frame - Math.Max(0, _output.CountUnheardFrames() - _silentFrames)));
        }
    }
}
