using System.Runtime.InteropServices;

namespace MusicRnn.Tokens.AbcGrammar;

/// <summary>
/// Counts bars as they are played, repeats taken, and knows which bar lines leave a way to the number of bars that is asked
/// for. Both endings of a repeat are equally long. A pickup does not count.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct AbcCount(int minimum, int maximum, AbcPlan? plan)
{
    // A shorter repeat is none that a musician would write.
    private const int ShortestRepeat = 2;

    // What is left behind a section has room for a phrase.
    private const int ShortestRest = 4;

    private int _written;
    private int _endingStart;
    private int _inSecondEnding;

    /// <summary>The bars that are played before the section.</summary>
    public int Before { get; private set; }

    /// <summary>How the section goes.</summary>
    public AbcSectionKind Kind { get; private set; }

    /// <summary>The number of the section, from 0.</summary>
    public int Section { get; private set; }

    /// <summary>The bars so far as they are played; of a section that will be repeated once.</summary>
    public readonly int Played => Kind == AbcSectionKind.SecondEnding ? Before + _written + _endingStart + _inSecondEnding : Before + _written;

    /// <summary>Whether no bar of the section is complete.</summary>
    public readonly bool IsFresh => _written == 0;

    /// <summary>Whether anything may follow the sections that are complete.</summary>
    public readonly bool MayBeginSection => plan is null ? Before < maximum : Planned is not null;

    /// <summary>Whether the tune may end before the section has begun.</summary>
    public readonly bool MayEndBefore => plan is null ? Kind == AbcSectionKind.Plain && Before > 0 && Before >= minimum : Planned is null;

    /// <summary>Whether the section goes on if the present bar ends with a plain bar line.</summary>
    public readonly bool MayGoOn => Kind switch
    {
        AbcSectionKind.SecondEnding => _inSecondEnding + 1 < _written - _endingStart,
        _ when plan is not null => Planned is { } planned && _written + 1 < planned.Bars && !MayBeginEndingAfterBar,
        AbcSectionKind.Plain => Before + _written + 2 <= maximum,
        _ => CanRepeat(Before, _written + 2),
    };

    /// <summary>Whether <c>:|</c> may end the present bar.</summary>
    public readonly bool MayRepeat => plan is not null
        ? Planned is { IsRepeated: true } planned && IsLastPlanned && Kind != AbcSectionKind.SecondEnding && (planned.EndingBars == 0 || Kind == AbcSectionKind.FirstEnding)
        : Kind != AbcSectionKind.SecondEnding && _written + 1 >= ShortestRepeat && LeavesEnough(Before + (2 * (_written + 1)));

    /// <summary>Whether the tune may end with the present bar.</summary>
    public readonly bool MayEnd => plan is not null ? EndsPlanned && plan[Section + 1] is null : EndsSection && AfterSection >= minimum && AfterSection <= maximum;

    /// <summary>Whether the tune may end with the last bar.</summary>
    public readonly bool MayEndAfter => plan is null && Kind == AbcSectionKind.Plain && !IsFresh && Before + _written >= minimum && Before + _written <= maximum;

    /// <summary>Whether a double bar line may end the present bar, and another section follow.</summary>
    public readonly bool MayEndSection => plan is not null ? EndsPlanned && plan[Section + 1] is not null : EndsSection && maximum - AfterSection >= ShortestRest;

    /// <summary>Whether a repeat may begin behind the present bar.</summary>
    public readonly bool MayEndBeforeRepeat => plan is not null ? EndsPlanned && plan[Section + 1] is { IsRepeated: true } : EndsSection && CanRepeat(AfterSection, ShortestRepeat);

    /// <summary>Whether a repeat may begin behind the present bar, which <c>:|</c> ends.</summary>
    public readonly bool MayRepeatBeforeRepeat => MayRepeat && Kind != AbcSectionKind.FirstEnding && (plan is not null ? plan[Section + 1] is { IsRepeated: true } : CanRepeat(Before + (2 * (_written + 1)), ShortestRepeat));

    /// <summary>Whether a repeat may begin here, behind a bar line.</summary>
    public readonly bool MayOpen => Kind == AbcSectionKind.Plain && (plan is not null ? IsFresh && Planned is { IsRepeated: true } : CanRepeat(Before + _written, ShortestRepeat));

    /// <summary>Whether a first ending may begin behind the present bar.</summary>
    public readonly bool MayBeginEndingAfterBar => Kind is AbcSectionKind.Plain or AbcSectionKind.Repeated
        && (plan is not null ? Planned is { EndingBars: > 0 } planned && _written + 1 == planned.Bars - planned.EndingBars : CanRepeat(Before, _written + 2));

    /// <summary>Whether a first ending may begin here, behind a bar line.</summary>
    public readonly bool MayBeginEnding => plan is null && Kind is AbcSectionKind.Plain or AbcSectionKind.Repeated && _written > 0 && CanRepeat(Before, _written + 1);

    /// <summary>The present bar is complete.</summary>
    public void CompleteBar()
    {
        if (Kind == AbcSectionKind.SecondEnding)
        {
            _inSecondEnding++;
        }
        else
        {
            _written++;
        }
    }

    /// <summary>The section is complete, and is not to be repeated, or is in its second ending.</summary>
    public void EndSection() => Begin(Kind == AbcSectionKind.SecondEnding ? Before + (2 * _written) : Before + _written);

    /// <summary>The section is repeated: it is complete, or its second ending has to follow.</summary>
    public void Repeat()
    {
        if (Kind == AbcSectionKind.FirstEnding)
        {
            (Kind, _inSecondEnding) = (AbcSectionKind.SecondEnding, 0);
            return;
        }

        Begin(Before + (2 * _written));
    }

    /// <summary>A section to be repeated begins.</summary>
    public void Open()
    {
        if (_written > 0)
        {
            EndSection();
        }

        Kind = AbcSectionKind.Repeated;
    }

    /// <summary>The first ending begins.</summary>
    public void BeginEnding() => (Kind, _endingStart) = (AbcSectionKind.FirstEnding, _written);

    /// <summary>The complete bars of the section as they are written, without those of a second ending.</summary>
    public readonly int Written => _written;

    private readonly AbcPlannedSection? Planned => plan?[Section];

    private readonly bool IsLastPlanned => Planned is { } planned && _written + 1 == planned.Bars;

    private readonly bool EndsPlanned => Kind == AbcSectionKind.SecondEnding ? !MayGoOn : Planned is { IsRepeated: false } && IsLastPlanned;

    private readonly bool EndsSection => Kind == AbcSectionKind.Plain || (Kind == AbcSectionKind.SecondEnding && !MayGoOn);

    private readonly int AfterSection => Kind == AbcSectionKind.SecondEnding ? Before + (2 * _written) : Before + _written + 1;

    private void Begin(int before)
    {
        Before = before;
        Section++;
        (Kind, _written, _endingStart, _inSecondEnding) = (AbcSectionKind.Plain, 0, 0, 0);
    }

    // Whether a section of so many bars or more, repeated, leaves enough or nothing.
    private readonly bool CanRepeat(int before, int bars)
    {
        while (before + (2 * bars) <= maximum)
        {
            if (LeavesEnough(before + (2 * bars)))
            {
                return true;
            }

            bars++;
        }

        return false;
    }

    private readonly bool LeavesEnough(int after) => after <= maximum && (after >= minimum || maximum - after >= ShortestRest);
}
