namespace MusicRnn.Cli.Playing;

/// <summary>The keys that are understood while music plays, read without waiting.</summary>
internal static class PlayKeys
{
    /// <summary>What stands beside the position, short enough for eighty columns.</summary>
    public const string Legend = "space: pause, arrows: 5 s, q: end";

    /// <summary>What stands there when there are several pieces.</summary>
    public const string LegendOfSeveral = "space, arrows, n/p: piece, q: end";

    /// <summary>The next key that was pressed; none if there is none, or no keyboard.</summary>
    public static PlayKey Next() => Console.IsInputRedirected || !Console.KeyAvailable ? PlayKey.None : MeaningOf(Console.ReadKey(intercept: true));

    /// <summary>What a key means.</summary>
    public static PlayKey MeaningOf(ConsoleKeyInfo key) => key.Key switch
    {
        ConsoleKey.Spacebar => PlayKey.Pause,
        ConsoleKey.LeftArrow => PlayKey.Back,
        ConsoleKey.RightArrow => PlayKey.Forward,
        ConsoleKey.Home => PlayKey.FromStart,
        ConsoleKey.P => PlayKey.Previous,
        ConsoleKey.N => PlayKey.Next,
        ConsoleKey.Q or ConsoleKey.Escape => PlayKey.Quit,
        _ => PlayKey.None,
    };
}
