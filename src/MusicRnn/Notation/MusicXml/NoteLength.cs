namespace MusicRnn.Notation.MusicXml;

/// <summary>How long a note lasts.</summary>
/// <param name="Duration">As its duration says, or where that is missing its value.</param>
/// <param name="Exact">The same, or what its value says where the divisions are too coarse to express it.</param>
internal readonly record struct NoteLength(ScoreTime Duration, ScoreTime Exact)
{
    // Three ticks at 480 a quarter, the difference that MuseScore takes for rounding too.
    private const int RoundingNumerator = 3;
    private const int RoundingDenominator = 480;

    /// <summary>The length of a note or rest. Where nothing can be made of it, it is zero, and a problem is noted.</summary>
    public static NoteLength Of(MusicXmlElement note, PartPosition position)
    {
        var value = PrintedLength.Of(note);
        var duration = ReadDuration(note, position, value);
        if (IsMeasureRest(note))
        {
            // Programs write a whole note's duration here in any meter.
            var measure = position.Meter.Length;
            duration = duration is { } written && (written < measure || position.Meter.Signature is null) ? written : measure;
            return new NoteLength(duration.Value, duration.Value);
        }

        if (duration is not { } length)
        {
            if (value is null)
            {
                position.Problems.Add(note, "expected a duration, found neither that nor a type. The note is left out.");
            }

            return new NoteLength(value ?? ScoreTime.Zero, value ?? ScoreTime.Zero);
        }

        return new NoteLength(length, value is { } exact && IsRounded(length, exact, position) ? exact : length);
    }

    private static ScoreTime? ReadDuration(MusicXmlElement note, PartPosition position, ScoreTime? value)
    {
        if (note.TextOf("duration") is not { } text)
        {
            return null;
        }

        if (!ScoreTime.TryParse(text, out var divisions) || divisions <= ScoreTime.Zero)
        {
            position.Problems.Add(note, value is null
                ? $"expected a duration above 0, found '{text}'. The note is left out."
                : $"expected a duration above 0, found '{text}'. It is as long as its type says.");
            return value ?? ScoreTime.Zero;
        }

        if (position.Divisions is null)
        {
            position.Divisions = value is { } known ? divisions / known : ScoreTime.Of(1, 1);
            position.Problems.Add(note, $"expected divisions before the first note, found none. A quarter note is taken to be {position.Divisions}.");
        }

        return position.TimeOf(text);
    }

    private static bool IsMeasureRest(MusicXmlElement note) => note.Child("rest")?.Attribute("measure") == "yes";

    private static bool IsRounded(ScoreTime duration, ScoreTime exact, PartPosition position)
    {
        if (duration == exact || position.Divisions is not { } divisions || (exact * divisions).Denominator == 1)
        {
            return false;
        }

        var difference = duration > exact ? duration - exact : exact - duration;
        return difference <= ScoreTime.Of(RoundingNumerator, RoundingDenominator);
    }
}
