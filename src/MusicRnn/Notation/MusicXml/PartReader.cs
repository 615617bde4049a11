namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the measures of one part, one after another.</summary>
internal sealed class PartReader
{
    private readonly PartPosition _position;
    private readonly AttributesReader _attributes;
    private readonly NoteReader _notes;
    private readonly List<int> _firstNotes = []; // of each measure
    private bool _isInMeasure;

    public PartReader(WrittenScore score, WrittenPart part)
    {
        _position = new PartPosition(score, part);
        _attributes = new AttributesReader(_position);
        _notes = new NoteReader(_position);
    }

    /// <summary>Begins the next measure.</summary>
    public void BeginMeasure(MusicXmlElement measure)
    {
        EndMeasure();
        _position.BeginMeasure();
        _firstNotes.Add(_position.Part.Notes.Count);
        _isInMeasure = true;
        if (measure.Attribute("implicit") == "yes")
        {
            _position.Score.MeasureAt(_position.Measure).IsImplicit = true;
        }
    }

    /// <summary>Takes one element of the measure.</summary>
    public void Read(MusicXmlElement element)
    {
        switch (element.Name)
        {
            case "note":
                _notes.Read(element);
                break;
            case "backup":
                Move(element, isBack: true);
                break;
            case "forward":
                Move(element, isBack: false);
                break;
            case "attributes":
                _attributes.Read(element);
                break;
            case "direction":
                DirectionReader.Read(element, _position);
                break;
            case "sound":
                var away = element.Child("offset") is { } offset ? DirectionReader.OffsetOf(offset, _position) : ScoreTime.Zero;
                var jumps = SoundReader.Read(element, _position, away, words: "");
                _position.Score.RepeatMarks.AddRange(jumps.Select(jump => _position.Place(jump)));
                break;
            case "harmony":
                HarmonyReader.Read(element, _position);
                break;
            case "barline":
                BarlineReader.Read(element, _position);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the measure, if one has begun.</summary>
    public void EndMeasure()
    {
        if (!_isInMeasure)
        {
            return;
        }

        _isInMeasure = false;
        _position.EndMeasure();
        RepeatMeasure();
    }

    private void Move(MusicXmlElement element, bool isBack)
    {
        _position.Realign();
        if (_position.TimeOf(element.TextOf("duration")) is not { } time || time < ScoreTime.Zero)
        {
            _position.Problems.Add(element, $"expected a duration of 0 or more, found '{element.TextOf("duration")}'. The {element.Name} is left out.");
            return;
        }

        if (!_position.Move(isBack ? ScoreTime.Zero - time : time))
        {
            _position.Problems.Add(element, $"expected to go back within the measure, found a backup of {time} quarter notes. It goes back to the start of the measure.");
        }
    }

    /// <summary>Plays in a measure that holds only the sign of repetition what stands so many measures before.</summary>
    private void RepeatMeasure()
    {
        var notes = _position.Part.Notes;
        var source = _firstNotes.Count - 1 - _attributes.RepeatedMeasures;
        if (_attributes.RepeatedMeasures == 0 || source < 0 || notes.Count > _firstNotes[^1])
        {
            return;
        }

        for (var index = _firstNotes[source]; index < _firstNotes[source + 1]; index++)
        {
            _position.Score.Count();
            notes.Add(notes[index] with { Measure = _position.Measure });
        }
    }
}
