namespace MusicRnn.Notation.MusicXml;

/// <summary>A measure of the score, common to all parts.</summary>
internal sealed class WrittenMeasure
{
    /// <summary>How long it is in the part that fills it most; zero if no part has anything in it.</summary>
    public ScoreTime Length { get; set; }

    /// <summary>Whether it is not counted: a pickup, or what a repeat sign splits off a measure.</summary>
    public bool IsImplicit { get; set; }

    /// <summary>The meter that begins with it; null where the one before goes on.</summary>
    public WrittenMeter? Meter { get; set; }
}
