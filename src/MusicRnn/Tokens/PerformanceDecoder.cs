using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// Builds a piece from performance tokens, at 120 quarter notes a minute with a tick for each millisecond and more, so that
/// each step is a whole number of ticks. A note that is struck again ends there; what sounds at the end is closed.
/// </summary>
internal sealed class PerformanceDecoder(Wishes wishes) : ITokenDecoder, INotePreview
{
    private const double QuartersPerMinute = 120;
    private const int TicksPerQuarter = 500;

    // Two quarters a second.
    private const int TicksPerStep = 2 * TicksPerQuarter / PerformanceTokens.StepsPerSecond;
    private const int QuartersInBar = 4;
    private const int SustainPedal = 64;
    private const int PedalDown = 127;
    private const int DefaultVelocityClass = 16;
    private const int NotSounding = -1;
    private const int MostSteps = 10_000_000;

    private readonly List<Note> _notes = [];
    private readonly List<ControlEvent> _pedal = [];
    private readonly int[] _sounding = Enumerable.Repeat(NotSounding, PerformanceTokens.PitchCount).ToArray();
    private readonly int[] _velocities = new int[PerformanceTokens.PitchCount];
    private int _velocity = PerformanceTokens.VelocityOf(DefaultVelocityClass);
    private bool _isPedalDown;
    private bool _hasBegun;
    private int _step;

    /// <summary>Steps in what counts as a bar: four quarters.</summary>
    public static int StepsInBar => QuartersInBar * TicksPerQuarter / TicksPerStep;

    /// <inheritdoc/>
    public int CompletedBars => _step / StepsInBar;

    /// <inheritdoc/>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public int UnitsPerQuarter => TicksPerQuarter / TicksPerStep;

    private bool HasPlayed => _notes.Count > 0 || _sounding.Any(start => start != NotSounding);

    /// <inheritdoc/>
    public bool TryPreview(int token, out PreviewedNote note)
    {
        note = new PreviewedNote(0, _step, token - PerformanceTokens.FirstOn);
        return PerformanceTokens.IsOn(token) && _sounding[note.Pitch] != _step;
    }

    /// <inheritdoc/>
    public void MarkAllowed(Span<bool> allowed)
    {
        allowed = allowed[..PerformanceTokens.Count];
        allowed.Clear();
        if (IsAtEnd || !_hasBegun)
        {
            allowed[IsAtEnd ? PerformanceTokens.End : PerformanceTokens.Start] = true;
            return;
        }

        var isFull = _step >= MostSteps || (CompletedBars >= wishes.MaximumBars && HasPlayed);
        var isSilent = Array.TrueForAll(_sounding, start => start == NotSounding);
        allowed[PerformanceTokens.End] = isFull || (HasPlayed && isSilent && CompletedBars >= wishes.MinimumBars);
        if (isFull)
        {
            return;
        }

        allowed[PerformanceTokens.PedalDown] = !_isPedalDown;
        allowed[PerformanceTokens.PedalUp] = _isPedalDown;
        allowed[PerformanceTokens.FirstVelocity..].Fill(true);
        for (var pitch = 0; pitch < PerformanceTokens.PitchCount; pitch++)
        {
            allowed[PerformanceTokens.FirstOn + pitch] = _sounding[pitch] == NotSounding;
            allowed[PerformanceTokens.FirstOff + pitch] = _sounding[pitch] != NotSounding && _sounding[pitch] < _step;
        }
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, PerformanceTokens.Count);
        _hasBegun = true;
        if (IsAtEnd)
        {
            return;
        }

        if (PerformanceTokens.IsShift(token))
        {
            _step = Math.Min(MostSteps, _step + PerformanceTokens.StepsOf(token));
        }
        else if (PerformanceTokens.IsVelocity(token))
        {
            _velocity = PerformanceTokens.VelocityOf(token - PerformanceTokens.FirstVelocity);
        }
        else if (PerformanceTokens.IsOn(token))
        {
            Strike(token - PerformanceTokens.FirstOn);
        }
        else if (PerformanceTokens.IsOff(token))
        {
            Release(token - PerformanceTokens.FirstOff, _step, _notes);
        }
        else if (token is PerformanceTokens.PedalDown or PerformanceTokens.PedalUp)
        {
            MovePedal(token == PerformanceTokens.PedalDown);
        }
        else
        {
            IsAtEnd = token == PerformanceTokens.End;
        }
    }

    /// <inheritdoc/>
    public Piece ToPiece()
    {
        var notes = new List<Note>(_notes);
        var sounding = (int[])_sounding.Clone();
        for (var pitch = 0; pitch < sounding.Length; pitch++)
        {
            if (sounding[pitch] != NotSounding)
            {
                notes.Add(NoteOf(pitch, sounding[pitch], Math.Max(_step, sounding[pitch] + 1)));
            }
        }

        return new Piece
        {
            TicksPerQuarter = TicksPerQuarter,
            Parts = [new Part { Notes = [.. notes], Controls = [.. _pedal] }],
            Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, wishes.QuartersPerMinute ?? QuartersPerMinute)]),
        };
    }

    private void Strike(int pitch)
    {
        if (_sounding[pitch] == _step)
        {
            return;
        }

        Release(pitch, _step, _notes);
        _sounding[pitch] = _step;
        _velocities[pitch] = _velocity;
    }

    // What was struck at this very step has no length yet and sounds on.
    private void Release(int pitch, int step, List<Note> notes)
    {
        if (_sounding[pitch] != NotSounding && _sounding[pitch] < step)
        {
            notes.Add(NoteOf(pitch, _sounding[pitch], step));
            _sounding[pitch] = NotSounding;
        }
    }

    private void MovePedal(bool goesDown)
    {
        if (goesDown == _isPedalDown)
        {
            return;
        }

        _isPedalDown = goesDown;
        var tick = _step * TicksPerStep;
        if (_pedal.Count > 0 && _pedal[^1].Tick == tick)
        {
            // Down and up again at one moment, or the other way round, is nothing.
            _pedal.RemoveAt(_pedal.Count - 1);
            return;
        }

        _pedal.Add(new ControlEvent(tick, ControlKind.Controller, SustainPedal, goesDown ? PedalDown : 0));
    }

    private Note NoteOf(int pitch, int start, int end) => new(start * TicksPerStep, (end - start) * TicksPerStep, pitch, _velocities[pitch]);
}
