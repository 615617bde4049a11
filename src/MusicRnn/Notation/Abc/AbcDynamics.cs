namespace MusicRnn.Notation.Abc;

/// <summary>MIDI velocities of the notes of a tune.</summary>
internal static class AbcDynamics
{
    /// <summary>The velocity where the text says nothing: mezzo forte.</summary>
    public const int Default = Dynamics.Default;

    /// <summary>The velocity of a dynamic mark such as <c>p</c> or <c>ff</c>; null for another word.</summary>
    public static int? LevelOf(string mark) => Dynamics.LevelOf(mark);

    /// <summary>The velocity of a note that begins so far into its bar.</summary>
    public static int Velocity(int level, long timeInBar, AbcMeter meter) =>
        Dynamics.Velocity(level, isOnDownbeat: timeInBar == 0, isOnBeat: timeInBar % meter.BeatLength == 0);
}
