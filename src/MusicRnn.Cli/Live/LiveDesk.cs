using System.Globalization;
using MusicRnn.Live;
using MusicRnn.Music;

namespace MusicRnn.Cli.Live;

/// <summary>Turns keys into changes of a session.</summary>
internal sealed class LiveDesk(LiveSession session, bool hasDensity, IReadOnlyList<string> styles)
{
    /// <summary>How many bars are played again.</summary>
    public const int BarsToRepeat = 4;

    private const double TemperatureStep = 0.05;
    private const double DensityStep = 0.25;
    private const int Fifth = 7;

    // As far as tempos of the tokens are from one another: about what one just notices.
    private static readonly double TempoStep = Math.Pow(2, 1.0 / 9);

    // Some that suit most music; null are those that the network chose.
    private static readonly int?[] Instruments = [null, 0, 4, 11, 19, 24, 40, 48, 65, 73];

    /// <summary>Does what a key says; returns a line to be told, if there is one.</summary>
    public string? Do(LiveKey key)
    {
        var controls = session.Controls;
        switch (key)
        {
            case LiveKey.Hotter or LiveKey.Cooler:
                var temperature = Math.Round(Math.Clamp(controls.Temperature + (key == LiveKey.Hotter ? TemperatureStep : -TemperatureStep), 0, LiveControls.HighestTemperature), 2);
                session.Change(Text($"temperature {temperature:0.00}"), each => each with { Temperature = temperature });
                return null;
            case LiveKey.Denser or LiveKey.Sparser when !hasDensity:
                return "this model writes letters, none of which makes the music denser; try another temperature.";
            case LiveKey.Denser or LiveKey.Sparser:
                var density = controls.Density + (key == LiveKey.Denser ? DensityStep : -DensityStep);
                session.Change(Text($"density {density:+0.00;-0.00;0}"), each => each with { Density = density });
                return null;
            case LiveKey.Faster or LiveKey.Slower:
                var factor = controls.TempoFactor * (key == LiveKey.Faster ? TempoStep : 1 / TempoStep);
                session.Change(Text($"tempo {factor * 100:0} %"), each => each with { TempoFactor = factor });
                return null;
            case LiveKey.SemitoneUp or LiveKey.SemitoneDown or LiveKey.FifthUp or LiveKey.FifthDown:
                var semitones = controls.Semitones + StepOf(key);
                session.Change(Text($"key {semitones:+0;-0;0} semitones"), each => each with { Semitones = semitones });
                return null;
            case LiveKey.Instrument:
                var program = Instruments[(Array.IndexOf(Instruments, controls.Program) + 1) % Instruments.Length];
                session.Change(program is { } number ? GeneralMidi.NameOf(number) : "the network's own instruments", each => each with { Program = program });
                return null;
            case LiveKey.Style when styles.Count == 0:
                return "this model has learned no styles; they are the folders of the music that a model is trained on.";
            case LiveKey.Style:
                var style = controls.Style == styles[^1] ? null : styles[controls.Style is null ? 0 : IndexOf(controls.Style) + 1];
                session.Change(style ?? "any style", each => each with { Style = style });
                return null;
            case LiveKey.NewPiece:
                session.BeginNewPiece();
                return null;
            case LiveKey.Repeat:
                session.Repeat(BarsToRepeat);
                return null;
            case LiveKey.Panic:
                session.Panic();
                return null;
            default:
                return null;
        }
    }

    private int IndexOf(string style)
    {
        var index = 0;
        while (styles[index] != style)
        {
            index++;
        }

        return index;
    }

    private static int StepOf(LiveKey key) => key switch
    {
        LiveKey.SemitoneUp => 1,
        LiveKey.SemitoneDown => -1,
        LiveKey.FifthUp => Fifth,
        _ => -Fifth,
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
