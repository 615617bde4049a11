using System.Runtime.InteropServices;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// What is left of a bar. The time of a whole tuplet, and of both notes of a broken rhythm, is set aside at its first note;
/// the other notes have to have the length that this one has.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct AbcRoom(AbcLengths lengths)
{
    private int _promised;
    private int _promisedLength;
    private int _tupletNotes;
    private int _tupletTime;
    private bool _isBeginningTuplet;

    /// <summary>The ticks until the bar is full, without those that are set aside.</summary>
    public int Left { get; private set; }

    /// <summary>What has to be left when the bar ends: it ends early where a pickup fills it.</summary>
    public int Floor { get; private set; }

    /// <summary>Whether notes have to follow, to complete a tuplet or a broken rhythm.</summary>
    public readonly bool HasPromises => _promised > 0 || _isBeginningTuplet;

    /// <summary>Whether another note has to or may follow in the bar.</summary>
    public readonly bool HasSpace => _promised > 0 || Left > Floor;

    /// <summary>Begins a bar, or what is left of one.</summary>
    public void Begin(int ticks, int floor) => (Left, Floor, _promised, _isBeginningTuplet) = (ticks, floor, 0, false);

    /// <summary>Whether a note of a written length may come next.</summary>
    public readonly bool Fits(int written)
    {
        if (_promised > 0)
        {
            return written == _promisedLength;
        }

        return _isBeginningTuplet ? lengths.CanBegin(Left - Floor, written * _tupletTime) : lengths.CanBegin(Left - Floor, written);
    }

    /// <summary>Takes a note of a written length; returns how long it sounds, in ticks, but for a broken rhythm.</summary>
    public int Spend(int written)
    {
        if (_promised > 0)
        {
            _promised--;
            return Sounding(written);
        }

        if (_isBeginningTuplet)
        {
            _isBeginningTuplet = false;
            _promised = _tupletNotes - 1;
            _promisedLength = written;
            Left -= written * _tupletTime;
            return Sounding(written);
        }

        _tupletNotes = 0;
        Left -= written;
        return written;
    }

    /// <summary>Whether so many notes in the time of so many can come next.</summary>
    public readonly bool CanBeginTuplet(int notes, int inTimeOf)
    {
        var with = this;
        with.BeginTuplet(notes, inTimeOf);
        return _promised == 0 && lengths.CanBecome(AbcTrie.Root, with);
    }

    /// <summary>Begins a tuplet.</summary>
    public void BeginTuplet(int notes, int inTimeOf) => (_tupletNotes, _tupletTime, _isBeginningTuplet) = (notes, inTimeOf, true);

    /// <summary>Whether a note of a written length can share its time with one like it that follows.</summary>
    public readonly bool CanPromise(int written) => _promised > 0 ? written == _promisedLength : !_isBeginningTuplet && _tupletNotes == 0 && lengths.CanBegin(Left - Floor, written);

    /// <summary>Sets the time aside for a note like the last one.</summary>
    public void Promise(int written)
    {
        if (_promised == 0)
        {
            _tupletNotes = 0;
            (_promised, _promisedLength) = (1, written);
            Left -= written;
        }
    }

    /// <summary>After what was no good notation: as much as can be filled, or nothing.</summary>
    public void Mend()
    {
        (_promised, _isBeginningTuplet) = (0, false);
        Left = lengths.CanFill(Left - Floor) ? Left : Floor;
    }

    private readonly int Sounding(int written) => _tupletNotes > 0 ? written * _tupletTime / _tupletNotes : written;
}
