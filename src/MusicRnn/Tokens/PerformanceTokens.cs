using System.Globalization;

namespace MusicRnn.Tokens;

/// <summary>
/// The vocabulary of performances, always whole: Start, End, 128 times On and Off, 32 velocities, 100 shifts of time, and the
/// sustain pedal.
/// </summary>
internal static class PerformanceTokens
{
    public const int Start = 0;
    public const int End = 1;
    public const int PedalDown = 2;
    public const int PedalUp = 3;
    public const int FirstOn = 4;
    public const int FirstOff = FirstOn + PitchCount;
    public const int FirstVelocity = FirstOff + PitchCount;
    public const int FirstShift = FirstVelocity + VelocityClasses;
    public const int Count = FirstShift + LongestShift;

    public const int PitchCount = 128;

    /// <summary>Classes of four velocities each.</summary>
    public const int VelocityClasses = 32;

    /// <summary>The longest shift of one token, in steps: a second.</summary>
    public const int LongestShift = 100;

    /// <summary>Steps a second: of 10 milliseconds, as in Oore et al. 2018.</summary>
    public const int StepsPerSecond = 100;

    private const int VelocitiesInClass = 128 / VelocityClasses;

    /// <summary>All names, by number.</summary>
    public static Vocabulary Vocabulary { get; } = new(
    [
        "Start", "End", "Pedal down", "Pedal up",
        .. Enumerable.Range(0, PitchCount).Select(pitch => Named("On", pitch)),
        .. Enumerable.Range(0, PitchCount).Select(pitch => Named("Off", pitch)),
        .. Enumerable.Range(0, VelocityClasses).Select(velocity => Named("Velocity", VelocityOf(velocity))),
        .. Enumerable.Range(1, LongestShift).Select(steps => Named("Shift", steps)),
    ]);

    /// <summary>The class of a velocity, 1 to 127.</summary>
    public static int ClassOf(int velocity) => velocity / VelocitiesInClass;

    /// <summary>The velocity in the middle of a class.</summary>
    public static int VelocityOf(int velocityClass) => (velocityClass * VelocitiesInClass) + (VelocitiesInClass / 2);

    public static bool IsOn(int token) => token is >= FirstOn and < FirstOff;

    public static bool IsOff(int token) => token is >= FirstOff and < FirstVelocity;

    public static bool IsVelocity(int token) => token is >= FirstVelocity and < FirstShift;

    public static bool IsShift(int token) => token >= FirstShift;

    /// <summary>How many steps a shift token goes on.</summary>
    public static int StepsOf(int token) => token - FirstShift + 1;

    private static string Named(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind} {number}");
}
