using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>
/// Finds the dynamics of a part. Where the velocities are just those that a reader makes of dynamics and the weight of the
/// beats, they are kept exactly; of a part that is struck evenly, softer or louder than mezzo forte, the nearest dynamic is
/// kept; other velocities are not: text has no words for them.
/// </summary>
internal sealed class AbcLevels
{
    private static readonly string[] Names = ["pppp", "ppp", "pp", "p", "mp", "mf", "f", "ff", "fff", "ffff"];

    // How far an even velocity may lie from mezzo forte, its beats included, and need no mark.
    private const int Unremarkable = 20;

    private readonly IReadOnlyList<ScoreMeasure> measures;
    private readonly bool isExact;
    private readonly string? evenName;
    private string? current = NameOf(AbcDynamics.Default);

    public AbcLevels(Score score, ScorePart part)
    {
        measures = score.Measures;
        isExact = AllHaveLevels(part);
        var velocities = part.Part.Notes.Select(note => note.Velocity).Distinct().Take(2).ToArray();
        if (!isExact && velocities.Length == 1 && Math.Abs(velocities[0] - AbcDynamics.Default) > Unremarkable)
        {
            evenName = Names.MinBy(name => Math.Abs(AbcDynamics.LevelOf(name)!.Value - velocities[0]));
        }
    }

    /// <summary>The dynamic to write before an element: <c>!f!</c> where the level changes, else nothing.</summary>
    public string Mark(int measure, ScoreElement element)
    {
        if (element.IsRest || element.Notes.All(note => note.IsTiedFromBefore))
        {
            return "";
        }

        var struck = element.Notes.First(note => !note.IsTiedFromBefore);
        var name = isExact ? NameAt(measure, element.Start, struck.Velocity, current) : evenName ?? current;
        if (name == current)
        {
            return "";
        }

        current = name;
        return $"!{name}!";
    }

    private bool AllHaveLevels(ScorePart part)
    {
        for (var index = 0; index < part.Measures.Length; index++)
        {
            foreach (var element in part.Measures[index].SelectMany(voice => voice.Elements))
            {
                var names = element.Notes.Where(note => !note.IsTiedFromBefore).Select(note => NameAt(index, element.Start, note.Velocity, null)).Distinct().ToArray();
                if (names.Length > 1 || names is [null])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The dynamic that gives a velocity at a place; the one that holds already, if it does.</summary>
    private string? NameAt(int index, long start, int velocity, string? preferred)
    {
        var measure = measures[index];

        // As the reader has it, the first bar ends where a full one would.
        var offset = index == 0 && measure.IsShort ? measure.FullLength - measure.Length : 0;
        var time = (long)((Int128)(start + offset) * AbcTime.Whole / WrittenTime.Whole);
        var meter = AbcMeter.Parse(AbcFieldText.Meter(measure.Meter)) ?? AbcMeter.Free;
        bool Gives(string name) => AbcDynamics.Velocity(AbcDynamics.LevelOf(name)!.Value, time, meter) == velocity;
        return preferred is not null && Gives(preferred) ? preferred : Array.Find(Names, Gives);
    }

    private static string? NameOf(int level) => Array.Find(Names, name => AbcDynamics.LevelOf(name) == level);
}
