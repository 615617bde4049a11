namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Bars that are written anew between bar lines that are there.</summary>
internal partial struct AbcBody
{
    /// <summary>Whether a chord symbol is open.</summary>
    public readonly bool IsInQuotation => _stage == AbcStage.Quotation;

    /// <summary>Whether another note has to or may follow in the bar.</summary>
    public readonly bool HasRoom => _room.HasSpace;

    /// <summary>Whether the bar is full and nothing is open in it, so that whatever bar line is there may follow.</summary>
    public readonly bool MayCloseBar
    {
        get
        {
            var after = this;
            return (_stage != AbcStage.Note || (!(_marksToCome > 0) && after.TryEndNote())) && after._stage == AbcStage.Rest && after.MayEndNotes && after._room.Left == 0
                && after._tiedDegree is null && after._accidental is null;
        }
    }

    /// <summary>Begins a bar of so many ticks behind whatever was taken; of that only a tie holds.</summary>
    public void BeginBarOf(int ticks)
    {
        var tied = _tiedDegree;
        Close();
        BeginBar();
        (_tiedDegree, _isFirstBar, _hasNote) = (tied, false, true);
        _room.Begin(ticks, 0);
    }
}
