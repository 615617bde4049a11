using System.Collections.Immutable;
using MusicRnn.Audio.Synthesis;
using MusicRnn.Music;

namespace MusicRnn.Audio;

/// <summary>Follows the program changes of a part, and the banks they choose from, while its notes go by.</summary>
/// <param name="first">The part's first program.</param>
/// <param name="controls">The part's controllers in order.</param>
internal struct ProgramCursor(int first, ImmutableArray<ControlEvent> controls)
{
    private int _next;
    private int _chosenBank;
    private bool _hasChanged;

    /// <summary>The program at the place.</summary>
    public int Program { get; private set; } = Math.Clamp(first, 0, GeneralMidi.ProgramCount - 1);

    /// <summary>The bank of the program, chosen by controller 0 before it.</summary>
    public int Bank { get; private set; }

    /// <summary>Moves on to a tick; what happens at it has happened.</summary>
    public void MoveTo(int tick)
    {
        for (; _next < controls.Length && controls[_next].Tick <= tick; _next++)
        {
            var control = controls[_next];
            if (control.Kind == ControlKind.Program)
            {
                (Program, Bank, _hasChanged) = (Math.Clamp(control.Value, 0, GeneralMidi.ProgramCount - 1), _chosenBank, true);
            }
            else if (control.Kind == ControlKind.Controller && control.Number == ControllerNumber.BankSelect)
            {
                // A bank waits for the next program change; but that of the first program is no event of its own.
                _chosenBank = control.Value;
                Bank = _hasChanged ? Bank : _chosenBank;
            }
        }
    }
}
