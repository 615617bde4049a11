using System.Globalization;
using MusicRnn.Audio;

namespace MusicRnn.Cli.Playing;

/// <summary>The line that tells where the music is, written over itself on a terminal, and not at all elsewhere.</summary>
internal sealed class PositionLine
{
    private readonly bool _isShown = Terminal.HasProgressBar;
    private string _shown = "";

    /// <summary>What the line says.</summary>
    public static string Text(TimeSpan position, TimeSpan length, BarPosition bar, bool isPaused, string legend) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isPaused ? "paused " : "")}{Clock(position)} of {Clock(length)}, bar {bar.Bar}, beat {bar.Beat}  ({legend})");

    /// <summary>A time as minutes and seconds.</summary>
    public static string Clock(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:00}");

    /// <summary>Shows the line if it has changed.</summary>
    public void Show(string text)
    {
        // A line that is broken in two could not be written over.
        var width = Math.Max(1, Terminal.Progress.Profile.Width - 1);
        var fitting = text.Length > width ? text[..width] : text;
        if (_isShown && fitting != _shown)
        {
            Console.Error.Write("\r" + fitting.PadRight(_shown.Length));
            _shown = fitting;
        }
    }

    /// <summary>Takes it away.</summary>
    public void Clear()
    {
        if (_shown.Length > 0)
        {
            Console.Error.Write("\r" + new string(' ', _shown.Length) + "\r");
            _shown = "";
        }
    }
}
