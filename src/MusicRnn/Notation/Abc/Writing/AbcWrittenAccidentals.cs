using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>
/// Knows where a note needs an accidental. Programs differ in how far one reaches, to the same letter in all octaves or
/// only in its own, and whether it reaches into an overlay: a note is left without only where all of them agree.
/// </summary>
internal sealed class AbcWrittenAccidentals
{
    // What each kind of reader remembers within the bar; the first two forget it where an overlay begins.
    private readonly Dictionary<int, int> byStep = [];
    private readonly Dictionary<int, int> byDegree = [];
    private readonly Dictionary<int, int> byStepInBar = [];
    private readonly Dictionary<int, int> byDegreeInBar = [];
    private AbcKey key = AbcKey.None;
    private bool keyIsNewInBar;

    /// <summary>The key that holds from here on; null for none.</summary>
    public void SetKey(Key? newKey, bool isWithinBar)
    {
        key = newKey is { } named ? AbcKeyField.Parse(new AbcLine(1, AbcFieldText.Key(named)), new AbcProblems(), out _) ?? AbcKey.None : AbcKey.None;
        keyIsNewInBar = isWithinBar;
    }

    public void BeginBar()
    {
        BeginLayer();
        byStepInBar.Clear();
        byDegreeInBar.Clear();
        keyIsNewInBar = false;
    }

    /// <summary>Begins an overlay in the same bar.</summary>
    public void BeginLayer()
    {
        byStep.Clear();
        byDegree.Clear();
    }

    /// <summary>The accidental that a note is written with: its sign, or nothing.</summary>
    /// <param name="pitch">The note.</param>
    /// <param name="isRequired">Whether it has to be written in any case.</param>
    public string Write(SpelledPitch pitch, bool isRequired)
    {
        var degree = AbcNoteText.DegreeOf(pitch);
        var fromKey = key.Signature[pitch.Step];
        var isUnderstood = byStep.GetValueOrDefault(pitch.Step, fromKey) == pitch.Alteration
            && byDegree.GetValueOrDefault(degree, fromKey) == pitch.Alteration
            && byStepInBar.GetValueOrDefault(pitch.Step, fromKey) == pitch.Alteration
            && byDegreeInBar.GetValueOrDefault(degree, fromKey) == pitch.Alteration
            && (!keyIsNewInBar || byDegree.ContainsKey(degree));
        if (isUnderstood && !isRequired)
        {
            return "";
        }

        byStep[pitch.Step] = byDegree[degree] = byStepInBar[pitch.Step] = byDegreeInBar[degree] = pitch.Alteration;
        return AbcNoteText.Accidental(pitch.Alteration);
    }
}
