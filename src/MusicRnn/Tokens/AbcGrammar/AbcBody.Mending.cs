namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>Reads what is no good notation, a person's own beginning for instance, so that what follows can be.</summary>
internal partial struct AbcBody
{
    /// <summary>Takes a character that may not come next. A bar line begins a bar; whatever else is left open is closed.</summary>
    public void TakeAnyway(char character)
    {
        if (character == '|' && _last != '|')
        {
            _isFirstBar &= _isBarEmpty;
            if (!_isBarEmpty && !_isPickup)
            {
                _count.CompleteBar();
            }

            Close();
            BeginBar();
        }
        else
        {
            Close();
            _room.Mend();
        }

        _last = character;
    }

    private void Close()
    {
        (_pending, _tiedDegree, _accidental, _marksToCome) = (AbcPending.None, null, null, null);
        (_isBreaking, _mayBreak) = (false, false);
        _stage = AbcStage.Rest;
    }
}
