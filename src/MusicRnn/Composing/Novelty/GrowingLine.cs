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

    private (int Start, int Pitch) _before = (0, NoPitch);
    private (int Start, int Pitch) _open = (0, NoPitch);

    // At the latest onset: the note told last, and the highest of the others.
    private int _last = NoPitch;
    private int _others = NoPitch;

    /// <summary>Whether the line would have copied too much with this note.</summary>
    public bool WouldCopyTooMuch(PreviewedNote note)
    {
        if (note.Start != _open.Start)
        {
            return _open.Pitch != NoPitch && _count + 1 >= _steps.Length && limit.IsTooLong(StepHash.Append(_latest, StepFrom(_open, note.Start, note.Pitch)));
        }

        var pitch = HighestWith(note);
        return pitch != _open.Pitch && _before.Pitch != NoPitch && _count >= _steps.Length
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
        _latest = _before.Pitch == NoPitch ? StepHash.Empty : Pushed(StepFrom(_before, _open.Start, _open.Pitch));
    }

    private int HighestWith(PreviewedNote note) => Math.Max(note.Pitch, note.ReplacesLast ? _others : Math.Max(_others, _last));

    // The next onset has come, so that the latest note stays what it is.
    private void Settle()
    {
        if (_before.Pitch != NoPitch)
        {
            var step = StepFrom(_before, _open.Start, _open.Pitch);
            _settled = Pushed(step);
            _steps[_count % _steps.Length] = step;
            _count++;
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
