using MusicRnn.Cli.Live;
using MusicRnn.Live;
using MusicRnn.Music;
using MusicRnn.Tests.Live;

namespace MusicRnn.Tests.Cli.Live;

/// <summary>What keys do to a session, and what is told of it.</summary>
public sealed class LiveKeysTests
{
    [Theory]
    [InlineData(ConsoleKey.UpArrow, '\0', false, "Hotter")]
    [InlineData(ConsoleKey.T, 't', false, "SemitoneUp")]
    [InlineData(ConsoleKey.T, 'T', true, "SemitoneDown")]
    [InlineData(ConsoleKey.Oem2, '?', true, "Help")]
    [InlineData(ConsoleKey.X, 'x', false, "None")]
    public void KeysHaveTheirMeaning(ConsoleKey key, char letter, bool isShifted, string meaning) =>
        Assert.Equal(meaning, LiveKeys.MeaningOf(new ConsoleKeyInfo(letter, key, isShifted, false, false)).ToString());

    [Fact]
    public void KeysChangeWhatIsPlayed()
    {
        using var live = new HandDrivenSession();
        var desk = new LiveDesk(live.Session, hasDensity: true, styles: ["jig", "reel"]);
        foreach (var key in new[] { LiveKey.Hotter, LiveKey.Denser, LiveKey.FifthUp, LiveKey.SemitoneDown, LiveKey.Faster, LiveKey.Instrument })
        {
            Assert.Null(desk.Do(key));
            live.Work();
        }

        Assert.Equal(new LiveControls { Temperature = 1.05, Density = 0.25, Semitones = 6, TempoFactor = Math.Pow(2, 1.0 / 9), Program = 0 }, live.Session.Controls);
    }

    [Fact]
    public void WhereTheModelHasNoDensityThatIsSaid()
    {
        using var live = new HandDrivenSession();

        Assert.Contains("none of which makes the music denser", new LiveDesk(live.Session, hasDensity: false, styles: []).Do(LiveKey.Denser), StringComparison.Ordinal);
    }

    [Fact]
    public void TheStyleKeyGoesThroughTheStylesAndBeginsAPieceEachTime()
    {
        using var live = new HandDrivenSession();
        var desk = new LiveDesk(live.Session, hasDensity: true, styles: ["jig", "reel"]);
        var styles = new List<string?>();
        var pieces = new List<int>();
        for (var press = 0; press < 4; press++)
        {
            Assert.Null(desk.Do(LiveKey.Style));
            live.HearBars(1);
            styles.Add(live.Session.Controls.Style);
            pieces.Add(live.Session.StateAt(live.Frame).PieceNumber);
        }

        Assert.Equal(["jig", "reel", null, "jig"], styles);
        Assert.Equal(pieces.Distinct(), pieces);
        Assert.Contains("no styles", new LiveDesk(live.Session, hasDensity: true, styles: []).Do(LiveKey.Style), StringComparison.Ordinal);
    }

    [Fact]
    public void TheStatusTellsBarTempoKeyAndTemperature() =>
        Assert.StartsWith(
            "bar 17, 120 qpm, G major (+2) 6/8, temp 0.90, density -0.50, 4 ahead, 1 bar late",
            LiveStatus.Text(new LiveState(17, 2, 120, new Key(1, Mode.Major), new Meter(6, 8), 4, 1), new LiveControls { Semitones = 2, Density = -0.5 }, isPaused: false),
            StringComparison.Ordinal);
}
