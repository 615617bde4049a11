using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Novelty;

/// <summary>
/// The line of a part, of which the latest note is not settled yet: a higher one at the same onset takes its place. Of the steps
/// only the latest are known, those that a run just too long has, without its last.
/// </summary>
internal sealed class GrowingLine(CopyLimit limit, int unitsPerQuarter)
{
    private const int NoPitch = -1;

    private readonly int[] _steps = new int[limit.Steps - 1];
    private readonly ulong _power = StepHash.Power(limit.Steps - 1);
    private int _count;

    // Of the steps up to the onset before the latest one, and of those up to the latest one.
    private ulong _settled;
    private ulong _latest;

    // Whether one more step after those could be too much.
    private bool _settledIsBeginning;
    private bool _latestIsBeginning;

    private (int Start, int Pitch) _before = (0, NoPitch);
    private (int Start, int Pitch) _open = (0, NoPitch);

    // At the latest onset: the note told last, and the highest of the others.
    private int _last = NoPitch;
    private int _others = NoPitch;

    /// <summary>Whether there is any note with which the line would have copied too much.</summary>
    public bool IsAtLimit => _settledIsBeginning || _latestIsBeginning;

    /// <summary>Whether the line would have copied too much with this note.</summary>
    public bool WouldCopyTooMuch(PreviewedNote note)
    {
        if (note.Start != _open.Start)
        {
            return _latestIsBeginning && limit.IsTooLong(StepHash.Append(_latest, StepFrom(_open, note.Start, note.Pitch)));
        }

        var pitch = HighestWith(note);
        return _settledIsBeginning && pitch != _open.Pitch
            && limit.IsTooLong(StepHash.Append(_settled, StepFrom(_before, note.Start, pitch)));
    }

    /// <summary>The note is struck.</summary>
    public void Take(PreviewedNote note)
    {
        if (note.Start != _open.Start || _open.Pitch == NoPitch)
        {
            Settle();
            (_last, _others) = (note.Pitch, NoPitch);
        }
        else
        {
            _others = note.ReplacesLast ? _others : Math.Max(_others, _last);
            _last = note.Pitch;
        }

        _open = (note.Start, Math.Max(_others, _last));
        if (_before.Pitch != NoPitch)
        {
            _latest = Pushed(StepFrom(_before, _open.Start, _open.Pitch));
            _latestIsBeginning = _count + 1 >= _steps.Length && limit.IsBeginning(_latest);
        }
    }

    private int HighestWith(PreviewedNote note) => Math.Max(note.Pitch, note.ReplacesLast ? _others : Math.Max(_others, _last));

    // The next onset has come, so that the latest note stays what it is.
    private void Settle()
    {
        if (_before.Pitch != NoPitch)
        {
            _steps[_count % _steps.Length] = StepFrom(_before, _open.Start, _open.Pitch);
            _count++;
            _settled = _latest;
            _settledIsBeginning = _latestIsBeginning;
        }

        _before = _open;
    }

    // The latest steps with one more, and without the first where there would be too many.
    private ulong Pushed(int step)
    {
        var hash = StepHash.Append(_settled, step);
        return _count < _steps.Length ? hash : StepHash.WithoutFirst(hash, _steps[_count % _steps.Length], _power);
    }

    private int StepFrom((int Start, int Pitch) from, int start, int pitch) =>
        MelodicStep.Of(pitch - from.Pitch, start - from.Start, unitsPerQuarter);
}
