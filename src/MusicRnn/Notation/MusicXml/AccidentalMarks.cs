using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Finds the accidentals that have to be printed: those that neither the key nor an earlier one of the measure says.</summary>
internal sealed class AccidentalMarks
{
    private const int LettersInOctave = 7;

    // The letters as sharps come to them: F C G D A E B, counted from C.
    private static readonly int[] OrderOfSharps = [3, 0, 4, 1, 5, 2, 6];

    private readonly Dictionary<(ScoreElement Element, int Note), string> _marks = [];
    private readonly Dictionary<(int Staff, int Step, int Octave), int> _inForce = [];
    private Key _key = Key.CMajor;

    /// <summary>Goes through the next measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="voices">The voices in it, each with its staff.</param>
    public void BeginMeasure(ScoreMeasure measure, IEnumerable<(MeasureVoice Voice, int Staff)> voices)
    {
        _marks.Clear();
        _inForce.Clear();
        var nextKey = 0;
        foreach (var (element, staff) in voices.SelectMany(voice => voice.Voice.Elements.Select(element => (element, voice.Staff))).OrderBy(entry => entry.element.Start))
        {
            for (; nextKey < measure.Keys.Length && measure.Keys[nextKey].Offset <= element.Start; nextKey++)
            {
                _key = measure.Keys[nextKey].Value;
                _inForce.Clear();
            }

            for (var note = 0; note < element.Notes.Length; note++)
            {
                Take(element, note, staff);
            }
        }

        _key = measure.Keys.Length > 0 ? measure.Keys[^1].Value : _key;
    }

    /// <summary>The accidental that stands before a note of the measure; null for none.</summary>
    public string? Of(ScoreElement element, int note) => _marks.GetValueOrDefault((element, note));

    private void Take(ScoreElement element, int note, int staff)
    {
        var (step, alteration, octave) = element.Notes[note].Pitch;
        var place = (staff, step, octave);
        var current = _inForce.TryGetValue(place, out var written) ? written : InKey(step);
        if (current == alteration || element.Notes[note].IsTiedFromBefore)
        {
            return;
        }

        _inForce[place] = alteration;
        _marks[(element, note)] = alteration switch
        {
            <= -2 => "flat-flat",
            -1 => "flat",
            0 => "natural",
            1 => "sharp",
            _ => "double-sharp",
        };
    }

    private int InKey(int step)
    {
        var place = Array.IndexOf(OrderOfSharps, step);
        return place < _key.Fifths ? 1 : LettersInOctave - 1 - place < -_key.Fifths ? -1 : 0;
    }
}
