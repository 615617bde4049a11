using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>The values of information fields (ABC 2.1, section 3) as text.</summary>
internal static partial class AbcFieldText
{
    private const int MostBeats = 64;
    private const int ShortestBeatUnit = 64;
    private const double MicrosecondsInMinute = 60e6;
    private const int MostDecimals = 7;

    /// <summary>
    /// Words in one line as ABC has them: a percent sign would begin a comment, a backslash an accented letter, and an
    /// ampersand may begin the name of a character (section 8.2).
    /// </summary>
    public static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var character in string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (char.IsControl(character))
            {
                continue;
            }

            words.Append(character is '%' or '\\' ? "\\" : "").Append(character);
        }

        return CharacterName().Replace(words.ToString(), "\\$0");
    }

    /// <summary>Words that stand between quotation marks.</summary>
    public static string Quoted(string text) => Words(text).Replace('"', '\'');

    /// <summary>The meter; none where ABC readers would not take it.</summary>
    public static string Meter(Meter meter) => meter switch
    {
        { Beats: > MostBeats } or { BeatUnit: > ShortestBeatUnit } => "none",
        { Beats: 2, BeatUnit: 2 } => "C|",
        _ => meter.ToString(),
    };

    /// <summary>The key with its tonic and mode: G, Edor, Am; none where the piece does not say.</summary>
    public static string Key(Key? key)
    {
        if (key is not { } named)
        {
            return "none";
        }

        var (fifthsFromMajor, mode) = named.Mode switch
        {
            Mode.Lydian => (-1, "lyd"),
            Mode.Mixolydian => (1, "mix"),
            Mode.Dorian => (2, "dor"),
            Mode.Minor => (3, "m"),
            Mode.Phrygian => (4, "phr"),
            Mode.Locrian => (5, "loc"),
            _ => (0, ""),
        };
        var tonic = SpelledPitch.At(named.Fifths + fifthsFromMajor, named.Tonic);
        return AbcKey.LetterNames[tonic.Step] + tonic.Alteration switch { > 0 => "#", < 0 => "b", _ => "" } + mode;
    }

    /// <summary>
    /// The tempo, counted in the beats of the meter, with the fewest decimals that give the very same tempo again.
    /// </summary>
    public static string Tempo(TempoChange tempo, Meter meter)
    {
        var beat = MetricSpan.Of(meter, 0).BeatLength;
        foreach (var length in (long[])[beat, WrittenTime.Quarter])
        {
            for (var decimals = 0; decimals <= MostDecimals; decimals++)
            {
                var text = (tempo.QuartersPerMinute * WrittenTime.Quarter / length).ToString($"F{decimals}", CultureInfo.InvariantCulture);
                var quarters = double.Parse(text, CultureInfo.InvariantCulture) * length / WrittenTime.Quarter;
                var isSame = quarters > 0 && Math.Round(MicrosecondsInMinute / quarters) == tempo.MicrosecondsPerQuarter;

                // A beat that has no round number may have one in quarters.
                if (isSame && (decimals <= 1 || length == WrittenTime.Quarter))
                {
                    return $"{new AbcLength(length, WrittenTime.Whole)}={text}";
                }
            }
        }

        return $"1/4={tempo.QuartersPerMinute.ToString("R", CultureInfo.InvariantCulture)}";
    }

    [GeneratedRegex("&[A-Za-z0-9#]{1,10};", RegexOptions.NonBacktracking)]
    private static partial Regex CharacterName();
}
