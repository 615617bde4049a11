namespace MusicRnn.Live;

/// <summary>What a player may turn while the music goes on.</summary>
public sealed record LiveControls
{
    /// <summary>The least and the highest temperature, in hundredths so that steps add up exactly.</summary>
    public const double HighestTemperature = 3;

    private const double StrongestDensity = 3;
    private const int FurthestSemitones = 24;
    private const double WidestTempoFactor = 4;

    /// <summary>What the logits are divided by: 0 to 3; 1 draws as the network predicts.</summary>
    public double Temperature { get; init => field = Math.Clamp(value, 0, HighestTemperature); } = 0.9;

    /// <summary>How much more (up to 3) or fewer (down to -3) notes are drawn than the network predicts, see <see cref="DensityPull"/>; 0 is as it predicts.</summary>
    public double Density { get; init => field = Math.Clamp(value, -StrongestDensity, StrongestDensity); }

    /// <summary>How far the music is moved, in semitones, -24 to 24.</summary>
    public int Semitones { get; init => field = Math.Clamp(value, -FurthestSemitones, FurthestSemitones); }

    /// <summary>What the composed tempo is multiplied by, 1/4 to 4.</summary>
    public double TempoFactor { get; init => field = Math.Clamp(value, 1 / WidestTempoFactor, WidestTempoFactor); } = 1;

    /// <summary>The General MIDI program that all pitched parts play, 0 to 127; null leaves each its own.</summary>
    public int? Program { get; init; }

    /// <summary>The style of the pieces, one of <see cref="LiveComposer.Styles"/>; null leaves it to the network. Another one begins another piece.</summary>
    public string? Style { get; init; }

    /// <summary>Whether the same tokens would be drawn under both: what differs is only how they are played.</summary>
    internal bool DrawsAs(LiveControls other) => Temperature == other.Temperature && Density == other.Density && Style == other.Style;
}
