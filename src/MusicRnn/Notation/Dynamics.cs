namespace MusicRnn.Notation;

/// <summary>MIDI velocities for dynamics and for the weight of the beats, alike for all formats that write them as marks.</summary>
internal static class Dynamics
{
    /// <summary>The velocity where the music says nothing: mezzo forte.</summary>
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

    /// <summary>The velocity of a note at a level of loudness; heavier on the first beat of the bar and on the others.</summary>
    public static int Velocity(int level, bool isOnDownbeat, bool isOnBeat)
    {
        var accent = isOnDownbeat ? DownbeatAccent : isOnBeat ? BeatAccent : 0;
        return Math.Clamp(level + accent, 1, HighestVelocity);
    }
}
