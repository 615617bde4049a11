using System.CommandLine;
using MusicRnn.Composing;
using MusicRnn.Music;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Commands;

/// <summary>The option <c>--chords</c>: a chart, or a file whose chord symbols are one.</summary>
internal sealed class ChordsChoice
{
    public Option<string?> Option { get; } = new("--chords")
    {
        Description = "The chords, bar by bar and again and again until --bars is reached: \"G | Em | Am D7 | G\"; or a file with chord symbols, whose meter, key and bars hold too where nothing else is asked.",
        HelpName = "CHORDS",
    };

    /// <summary>The options with the chords; as they are if none are given. Throws <see cref="MusicRnnException"/> for what is neither a chart nor a file with chords.</summary>
    public ComposingOptions AddTo(ComposingOptions options, ParseResult result)
    {
        if (result.GetValue(Option) is not { } text)
        {
            return options;
        }

        try
        {
            return options with { Chords = ChordChart.Parse(text).ToString() };
        }
        catch (MusicRnnException) when (File.Exists(text))
        {
            return WithChordsOf(text, options);
        }
        catch (MusicRnnException exception)
        {
            throw new MusicRnnException($"--chords: {exception.Message}{(text.Contains('.', StringComparison.Ordinal) ? $" There is no file {text} either." : "")}", exception);
        }
    }

    private static ComposingOptions WithChordsOf(string path, ComposingOptions options)
    {
        var (piece, chart) = NotationFormats.Read(path).Pieces.Select(piece => (Piece: piece, Chart: ChordChart.Of(piece))).FirstOrDefault(each => each.Chart is not null);
        if (chart is null)
        {
            throw new MusicRnnException($"{path}: expected a piece with chord symbols, found none. Chord symbols stand in ABC, MusicXML and JSON files; MIDI files have none.");
        }

        return options with
        {
            Chords = chart.ToString(),
            Meter = options.Meter ?? Bars.Of(piece).First().Meter,
            Key = options.Key ?? (piece.Keys is [{ Tick: 0 } key, ..] ? key.Key : null),
            Bars = options.Bars ?? (options.Form is null ? chart.Bars.Length : null),
        };
    }
}
