namespace MusicRnn.Audio.SoundFonts;

/// <summary>What a modulator listens to, as the 16 bits of the file say it (SoundFont 2.04, section 8.2).</summary>
/// <param name="Bits">Number in bits 0 to 6, MIDI controller in bit 7, downward in bit 8, bipolar in bit 9, curve from bit 10 on.</param>
internal readonly record struct ModulatorSource(ushort Bits)
{
    /// <summary>Of the sources that are no MIDI controllers: nothing, which counts as 1.</summary>
    public const int Nothing = 0;

    /// <summary>The force of the note.</summary>
    public const int NoteVelocity = 2;

    /// <summary>The key of the note.</summary>
    public const int NoteKey = 3;

    /// <summary>Pressure on the key of the note.</summary>
    public const int KeyPressure = 10;

    /// <summary>Pressure on all keys.</summary>
    public const int ChannelPressure = 13;

    /// <summary>The pitch wheel.</summary>
    public const int PitchWheel = 14;

    /// <summary>How far the pitch wheel reaches.</summary>
    public const int PitchWheelRange = 16;

    private const int Link = 127;
    private const double Most = 127;
    private const double Steps = 128;

    // A concave curve is the attenuation of 40 log10 of the controller, in units of 96 dB (8.2.4, and 9.5).
    private const double CurveSlope = 40.0 / 96;

    /// <summary>The number of the source or of the controller.</summary>
    public int Number => Bits & 0x7F;

    /// <summary>Whether the number is that of a MIDI controller.</summary>
    public bool IsController => (Bits & 0x80) != 0;

    /// <summary>Whether the output of another modulator was meant, which no synthesizer that we know of plays.</summary>
    public bool IsLink => !IsController && Number == Link;

    /// <summary>Whether the number means something.</summary>
    public bool IsKnown => IsController
        ? Number is not (0 or 6 or 32 or 38 or >= 98 and <= 101 or >= 120)
        : Number is Nothing or NoteVelocity or NoteKey or KeyPressure or ChannelPressure or PitchWheel or PitchWheelRange;

    private bool IsDownward => (Bits & 0x100) != 0;

    private bool IsBipolar => (Bits & 0x200) != 0;

    private ModulatorCurve Curve => (ModulatorCurve)(Bits >> 10);

    /// <summary>Where the source stands on its curve: 0 to 1, or -1 to 1 if it is bipolar.</summary>
    /// <param name="value">0 to 127, between whole numbers too.</param>
    public double At(double value)
    {
        if (IsBipolar)
        {
            var sided = 2 * ((IsDownward ? Steps - value : value) / Steps) - 1;
            return Curve switch
            {
                ModulatorCurve.Concave => Math.CopySign(Concave(Math.Abs(sided)), sided),
                ModulatorCurve.Convex => Math.CopySign(Convex(Math.Abs(sided)), sided),
                ModulatorCurve.Switch => sided >= 0 ? 1 : -1,
                _ => sided,
            };
        }

        var whole = IsDownward ? Most - value : value;
        return Curve switch
        {
            ModulatorCurve.Concave => Concave(whole / Most),
            ModulatorCurve.Convex => Convex(whole / Most),
            ModulatorCurve.Switch => whole >= Steps / 2 ? 1 : 0,
            _ => IsDownward ? 1 - (value / Steps) : value / Steps,
        };
    }

    /// <summary>0 to 1 for 0 to 1: slow first, then fast.</summary>
    public static double Concave(double share) => share >= 1 ? 1 : Math.Min(1, -CurveSlope * Math.Log10(1 - share));

    /// <summary>0 to 1 for 0 to 1: fast first, then slow.</summary>
    public static double Convex(double share) => share <= 0 ? 0 : Math.Max(0, 1 + (CurveSlope * Math.Log10(share)));
}
