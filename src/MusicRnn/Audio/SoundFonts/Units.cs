using MusicRnn.Audio.Synthesis;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>The units of the specification (SoundFont 2.04, section 2.2 and 8.1.1) in plain ones.</summary>
internal static class Units
{
    private const double CentsInOctave = 1200;
    private const double AbsoluteCentZeroHertz = 8.1757989;

    // log2(10) / 200: a centibel is a tenth of a decibel, and 20 decibels are a factor of ten.
    private const double OctavesInCentibel = 3.321928095 / 200;

    // Times as short as that mean at once: 1 ms.
    private const double ShortestTimecents = -12_000;

    /// <summary>A time: 1 s at 0, twice as long every 1200.</summary>
    public static double Seconds(double timecents) => Exp2.Of(Math.Clamp(timecents, ShortestTimecents, -ShortestTimecents) / CentsInOctave);

    /// <summary>A delay or a hold, of which the shortest is none.</summary>
    public static double SecondsOrNone(double timecents) => timecents <= ShortestTimecents ? 0 : Seconds(timecents);

    /// <summary>A frequency: that of MIDI key 0 at 0, twice as high every 1200.</summary>
    public static double Hertz(double absoluteCents) => AbsoluteCentZeroHertz * Exp2.Of(absoluteCents / CentsInOctave);

    /// <summary>The ratio of two pitches.</summary>
    public static double Ratio(double cents) => Exp2.Of(cents / CentsInOctave);

    /// <summary>The amplitude that an attenuation leaves.</summary>
    public static double Amplitude(double centibels) => Exp2.Of(-centibels * OctavesInCentibel);
}
