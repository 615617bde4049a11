namespace MusicRnn.Cli.Live;

/// <summary>The keys that are understood while music is composed and played, read without waiting.</summary>
internal static class LiveKeys
{
    /// <summary>What stands beside the status, short enough for its line.</summary>
    public const string Legend = "?: keys, q: end";

    /// <summary>All keys, a line each.</summary>
    public static readonly string[] Help =
    [
        "  up, down      temperature (bolder, tamer)          right, left   tempo (faster, slower)",
        "  d, s          denser, sparser (how many notes are drawn; not with ABC letter models)",
        "  t, T          a semitone up, down                  f, F          a fifth up, down (the music is moved; the network is not told)",
        "  i             the next instrument for all parts; after the last, those that the network chose",
        "  y             the next style that the model has learned, in a new piece; after the last, those that the network chooses",
        "  n             a new piece: another beginning of the network's own",
        "  r             the last 4 bars again                k             keep the last 16 bars as a .mid file",
        "  p             panic: all notes off, a new piece    space         pause             q  end (everything is saved)",
        "Changes are heard from the next bar on; the line tells from which.",
    ];

    /// <summary>The next key that was pressed; none if there is none, or no keyboard.</summary>
    public static LiveKey Next() => Console.IsInputRedirected || !Console.KeyAvailable ? LiveKey.None : MeaningOf(Console.ReadKey(intercept: true));

    /// <summary>What a key means.</summary>
    public static LiveKey MeaningOf(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.UpArrow => LiveKey.Hotter,
        ConsoleKey.DownArrow => LiveKey.Cooler,
        ConsoleKey.RightArrow => LiveKey.Faster,
        ConsoleKey.LeftArrow => LiveKey.Slower,
        ConsoleKey.D => LiveKey.Denser,
        ConsoleKey.S => LiveKey.Sparser,
        ConsoleKey.T => IsShifted(key) ? LiveKey.SemitoneDown : LiveKey.SemitoneUp,
        ConsoleKey.F => IsShifted(key) ? LiveKey.FifthDown : LiveKey.FifthUp,
        ConsoleKey.I => LiveKey.Instrument,
        ConsoleKey.Y => LiveKey.Style,
        ConsoleKey.N => LiveKey.NewPiece,
        ConsoleKey.R => LiveKey.Repeat,
        ConsoleKey.K => LiveKey.Keep,
        ConsoleKey.P => LiveKey.Panic,
        ConsoleKey.Spacebar => LiveKey.Pause,
        ConsoleKey.H => LiveKey.Help,
        ConsoleKey.Q or ConsoleKey.Escape => LiveKey.Quit,
        _ => key.KeyChar == '?' ? LiveKey.Help : LiveKey.None,
    };

    private static bool IsShifted(ConsoleKeyInfo key) => (key.Modifiers & ConsoleModifiers.Shift) != 0;
}
