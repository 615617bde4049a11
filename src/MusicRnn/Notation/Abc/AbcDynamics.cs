namespace MusicRnn.Notation.Abc;

/// <summary>MIDI velocities for dynamics and for the weight of the beats.</summary>
internal static class AbcDynamics
{
    /// <summary>The velocity where the text says nothing: mezzo forte.</summary>
    public const int Default = 80;

    private const int DownbeatAccent = 16;
    private const int BeatAccent = 8;
    private const int HighestVelocity = 127;

    /// <summary>The velocity of a dynamic mark such as <c>p</c> or <c>ff</c>; null for another word. Even steps around mezzo forte.</summary>
    public static int? LevelOf(string mark) => mark switch
    {
        "pppp" => 16,
        "ppp" => 26,
        "pp" => 40,
        "p" => 54,
        "mp" => 68,
        "mf" => Default,
        "f" => 92,
        "ff" => 102,
        "fff" => 110,
        "ffff" => 118,
        _ => null,
    };

    /// <summary>The velocity of a note that begins so far into its bar.</summary>
    public static int Velocity(int level, long timeInBar, AbcMeter meter)
    {
        var accent = timeInBar == 0 ? DownbeatAccent : timeInBar % meter.BeatLength == 0 ? BeatAccent : 0;
        return Math.Clamp(level + accent, 1, HighestVelocity);
    }
}
