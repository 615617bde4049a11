namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>A drum or a noise, drawn by a function: what it adds to an empty <see cref="Sketch"/>.</summary>
/// <param name="Seconds">How long it sounds.</param>
/// <param name="Draw">Draws the sound at a frequency.</param>
internal sealed record SketchTimbre(double Seconds, SketchTimbre.Drawing Draw) : Timbre
{
    /// <summary>Adds to the sketch what the sound is made of.</summary>
    public delegate void Drawing(Sketch sketch, double hertz, ref Noise noise);

    /// <inheritdoc/>
    public override Wave Make(double hertz, int sampleRate, Noise noise)
    {
        var sketch = new Sketch(Seconds, sampleRate);
        Draw(sketch, hertz, ref noise);
        return Wave.OneShot(sketch.Sound, hertz, sampleRate);
    }
}
