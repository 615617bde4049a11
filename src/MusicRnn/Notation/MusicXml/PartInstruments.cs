using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>The instruments that the part list names for a part: one for each program that it plays with, or for each drum.</summary>
internal sealed class PartInstruments
{
    private readonly Part _part;
    private readonly string _partId;
    private readonly (int Tick, int Program)[] _programs;

    public PartInstruments(Part part, string partId)
    {
        _part = part;
        _partId = partId;
        _programs =
        [
            (0, part.Program),
            .. part.Controls.Where(control => control.Kind == ControlKind.Program).Select(control => (control.Tick, control.Value)),
        ];
        var used = part.IsPercussion ? part.Notes.Select(note => note.Pitch).Order() : part.Notes.Select(note => ProgramAt(note.Start));
        Numbers = [.. used.Distinct().DefaultIfEmpty(part.IsPercussion ? DrumPositions.Snare : part.Program)];
    }

    /// <summary>The programs in the order in which they are played, or the drums in order of pitch.</summary>
    public int[] Numbers { get; }

    /// <summary>The identifier of the instrument of a program or drum.</summary>
    public string IdOf(int number) => $"{_partId}-I{number + 1}";

    /// <summary>The identifier of the instrument that plays a note; null where the part has only one.</summary>
    public string? IdAt(int tick, int pitch) => Numbers.Length == 1 ? null : IdOf(_part.IsPercussion ? pitch : ProgramAt(tick));

    private int ProgramAt(int tick)
    {
        var (from, to) = (0, _programs.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _programs[middle].Tick <= tick ? (middle + 1, to) : (from, middle);
        }

        return _programs[Math.Max(0, from - 1)].Program;
    }
}
