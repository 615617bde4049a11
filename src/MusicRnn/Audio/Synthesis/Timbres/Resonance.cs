namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>A frequency that a body, a tube or a throat favours, whatever the note.</summary>
/// <param name="Hertz">Its middle.</param>
/// <param name="WidthHertz">The width at half power.</param>
/// <param name="Gain">How much stronger a partial in its middle is, as an amplitude.</param>
internal readonly record struct Resonance(double Hertz, double WidthHertz, double Gain)
{
    /// <summary>The gain at a frequency.</summary>
    public double GainAt(double hertz)
    {
        var distance = 2 * (hertz - Hertz) / WidthHertz;
        return Gain / Math.Sqrt(1 + (distance * distance));
    }
}
