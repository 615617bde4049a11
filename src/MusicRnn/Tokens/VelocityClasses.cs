namespace MusicRnn.Tokens;

/// <summary>The eight loudnesses that note tokens can tell: 16 MIDI velocities each, played as the middle one (8, 24, ... 120).</summary>
public static class VelocityClasses
{
    private const int Width = 16;

    /// <summary>The number of classes.</summary>
    public const int Count = 8;

    /// <summary>The class of a MIDI velocity, 1 to 127.</summary>
    public static int Of(int velocity) => velocity / Width;

    /// <summary>The MIDI velocity that a class, 0 to 7, is played with.</summary>
    public static int Velocity(int velocityClass) => (velocityClass * Width) + (Width / 2);
}
