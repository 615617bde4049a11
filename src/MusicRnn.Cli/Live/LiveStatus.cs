using System.Globalization;
using MusicRnn.Live;

namespace MusicRnn.Cli.Live;

/// <summary>The line that tells where a session stands.</summary>
internal static class LiveStatus
{
    /// <summary>What the line says, the most important first.</summary>
    public static string Text(LiveState state, LiveControls controls, bool isPaused)
    {
        var key = state.Key is { } known ? known.Name + " " : "";
        var moved = controls.Semitones == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"({controls.Semitones:+0;-0}) ");
        var density = controls.Density == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", density {controls.Density:+0.00;-0.00}");
        var style = controls.Style is null ? "" : $", {controls.Style}";
        var late = state.LateBars == 0 ? "" : $", {Wording.Count(state.LateBars, "bar")} late";
        return string.Create(CultureInfo.InvariantCulture,
            $"{(isPaused ? "paused " : "")}bar {state.Bar}, {state.QuartersPerMinute:0} qpm, {key}{moved}{state.Meter}, temp {controls.Temperature:0.00}{density}{style}, {state.BarsAhead} ahead{late}  ({LiveKeys.Legend})");
    }
}
