using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Chooses the staves and clefs of a part, and the staff on which each voice stands in each measure.</summary>
internal sealed class StaffPlan
{
    private const int MiddleC = 60;

    // Where a melody sits about equally far from the middle lines of both clefs.
    private const int LowestMeanInTreble = 57;

    // Pianos, mallets and organs; the harp.
    private const int LastKeyboardProgram = 23;
    private const int HarpProgram = 46;

    // A hand that plays less than this share of the notes needs no staff of its own.
    private const int LeastShare = 8;

    private readonly Dictionary<int, int> _staffOfVoice = [];

    public StaffPlan(Part part)
    {
        IsPercussion = part.IsPercussion;
        var low = part.Notes.Count(note => note.Pitch < MiddleC);
        var least = part.Notes.Length / LeastShare;
        var isKeyboard = part.Program is <= LastKeyboardProgram or HarpProgram;
        HasTwoStaves = !IsPercussion && isKeyboard && low > least && part.Notes.Length - low > least;
        IsLow = part.Notes.Length > 0 && part.Notes.Average(note => note.Pitch) < LowestMeanInTreble;
    }

    public bool IsPercussion { get; }

    /// <summary>Whether the part has a staff for each hand.</summary>
    public bool HasTwoStaves { get; }

    /// <summary>Whether the notes lie mostly below middle C.</summary>
    public bool IsLow { get; }

    /// <summary>The clefs from the upper staff down, each as its sign and line.</summary>
    public IEnumerable<(string Sign, int? Line)> Clefs()
    {
        const int line2 = 2;
        const int line4 = 4;
        if (IsPercussion)
        {
            yield return ("percussion", null);
        }
        else if (HasTwoStaves || !IsLow)
        {
            yield return ("G", line2);
        }

        if (!IsPercussion && (HasTwoStaves || IsLow))
        {
            yield return ("F", line4);
        }
    }

    /// <summary>The staff of a voice in the next measure; a note that is tied over the bar line stays where it is.</summary>
    public int StaffOf(MeasureVoice voice)
    {
        if (!HasTwoStaves)
        {
            return 1;
        }

        var notes = voice.Elements.SelectMany(element => element.Notes).ToList();
        var isTied = voice.Elements.Length > 0 && voice.Elements[0].Notes.Any(note => note.IsTiedFromBefore);
        if (notes.Count > 0 && !(isTied && _staffOfVoice.ContainsKey(voice.Number)))
        {
            _staffOfVoice[voice.Number] = notes.Average(note => note.MidiPitch) < MiddleC ? 2 : 1;
        }

        return _staffOfVoice.GetValueOrDefault(voice.Number, 1);
    }
}
