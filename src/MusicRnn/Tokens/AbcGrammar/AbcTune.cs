using System.Runtime.InteropServices;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// A tune while it is written: a small value that can be copied, to find out what may come next. What <see cref="TryTake"/>
/// takes can always be continued to a tune that is good notation and follows the wishes.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct AbcTune(AbcLanguage language)
{
    private AbcHeader _header = new(language);
    private AbcBody _body;

    /// <summary>Whether the header has ended.</summary>
    public readonly bool IsInMusic => _header.IsDone;

    /// <summary>The music; of no use before <see cref="IsInMusic"/>.</summary>
    public readonly AbcBody Body => _body;

    /// <summary>The key of the header; null before it is told, and where it names none.</summary>
    public readonly Music.Key? Key => IsInMusic ? _header.Key.Key : null;

    /// <summary>Whether the text may end.</summary>
    public readonly bool MayEnd => IsInMusic && _body.MayEnd;

    /// <summary>Begins a bar of so many ticks in the music; see <see cref="AbcBody.BeginBarOf"/>.</summary>
    public void BeginBarOf(int ticks) => _body.BeginBarOf(ticks);

    /// <summary>Takes a character; false, and of no use any more, if it may not come next.</summary>
    public bool TryTake(char character)
    {
        if (IsInMusic)
        {
            return _body.TryTake(character);
        }

        var isTaken = _header.TryTake(character);
        if (IsInMusic)
        {
            _body = new AbcBody(language, _header);
        }

        return isTaken;
    }

    /// <summary>Takes a character whether or not it may come next, such as one of a person's own text.</summary>
    public void Take(char character)
    {
        var after = this;
        if (after.TryTake(character))
        {
            this = after;
        }
        else if (IsInMusic)
        {
            _body.TakeAnyway(character);
        }
        else
        {
            _header.TakeAnyway(character);
            if (IsInMusic)
            {
                _body = new AbcBody(language, _header);
            }
        }
    }
}
