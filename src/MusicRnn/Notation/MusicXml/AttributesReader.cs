namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the attributes of one part: divisions, keys, meters, transpositions, repeated measures.</summary>
internal sealed class AttributesReader(PartPosition position)
{
    /// <summary>How many measures the sign stands for that says to repeat what is before; 0 where none holds.</summary>
    public int RepeatedMeasures { get; private set; }

    /// <summary>Takes one attributes element.</summary>
    public void Read(MusicXmlElement attributes)
    {
        if (attributes.Child("divisions") is { } divisions)
        {
            ReadDivisions(divisions);
        }

        // The transposition stands behind the key, and bears on it.
        foreach (var transpose in attributes.ChildrenNamed("transpose"))
        {
            position.Transpose(StaffOf(transpose), Transposition.Of(transpose));
        }

        if (attributes.ChildrenNamed("key").FirstOrDefault(IsForFirstStaff) is { } key)
        {
            ReadKey(key);
        }

        if (attributes.ChildrenNamed("time").FirstOrDefault(IsForFirstStaff) is { } time)
        {
            ReadMeter(time);
        }

        foreach (var sign in attributes.ChildrenNamed("measure-style").SelectMany(style => style.ChildrenNamed("measure-repeat")))
        {
            const int mostRepeated = 8;
            var measures = MusicXmlElement.ParseNumber(sign.Text) ?? 1;
            RepeatedMeasures = sign.Attribute("type") == "start" && measures is >= 1 and <= mostRepeated ? measures : 0;
        }
    }

    private static int? StaffOf(MusicXmlElement element) =>
        element.Attribute("number") is { } number ? MusicXmlElement.ParseNumber(number) : null;

    // A piece has one key and one meter at a time; staves that differ are written for the eye.
    private static bool IsForFirstStaff(MusicXmlElement element) => StaffOf(element) is null or 1;

    private void ReadDivisions(MusicXmlElement divisions)
    {
        if (ScoreTime.TryParse(divisions.Text, out var count) && count > ScoreTime.Zero && count <= ScoreTime.Of(MusicXmlLimits.Divisions, 1))
        {
            position.Divisions = count;
            return;
        }

        position.Problems.Add(divisions, $"expected divisions of 1 to {MusicXmlLimits.Divisions}, found '{divisions.Text}'. They are left out.");
    }

    private void ReadKey(MusicXmlElement key)
    {
        if (KeyReader.Read(key, position.TranspositionOf(1)) is { } read)
        {
            position.Part.Keys.Add(position.Place(read));
        }
        else if (!key.Has("key-step"))
        {
            position.Problems.Add(key, $"expected a key of up to seven sharps or flats, found '{key.TextOf("fifths")}'. It is left out.");
        }
    }

    private void ReadMeter(MusicXmlElement time)
    {
        if (MeterReader.Read(time) is not { } meter)
        {
            position.Problems.Add(time, $"expected a meter such as 3/4, found '{time.TextOf("beats")}' over '{time.TextOf("beat-type")}'. It is left out.");
            return;
        }

        position.SetMeter(meter);
    }
}
