using System.CommandLine;
using System.CommandLine.Parsing;
using MusicRnn.Composing;
using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Cli.Commands;

/// <summary>What a musician asks of the pieces, as options of <c>compose</c>.</summary>
internal sealed class MusicChoices
{
    private readonly Option<string?> _style = new("--style") { Description = "The style, as the folders of the music that was learned are named, or R: in its ABC text.", HelpName = "NAME" };
    private readonly Option<Meter?> _meter = new("--meter") { Description = "The meter: 6/8.", HelpName = "N/N", CustomParser = ParseMeter };
    private readonly Option<Key?> _key = new("--key") { Description = "The key: D, Dmaj, F#m, Bb minor, Edor.", HelpName = "KEY", CustomParser = ParseKey };
    private readonly Option<int?> _bars = new Option<int?>("--bars") { Description = "How many bars each piece has, as they are played; without it the network ends the piece.", HelpName = "N" }.InRange(1, 10_000);
    private readonly Option<string?> _form = new("--form") { Description = "The form, a letter for each section: AABB, AABA; A' is A with another last bar, A'' with two others; A8B4 says the bars of each.", HelpName = "FORM" };
    private readonly Option<double?> _qpm = new Option<double?>("--qpm") { Description = "The tempo, in quarter notes a minute.", HelpName = "X" }.InRange(10, 1000);
    private readonly Option<int?> _density = new Option<int?>("--density") { Description = "How many notes for its length: 1 as few as the calmest fifth of the music that was learned, 5 as many as the busiest.", HelpName = "1-5" }.InRange(1, ControlSet.DensityClasses);

    private readonly ChordsChoice _chords = new();

    /// <summary>The number of bars.</summary>
    public Option Bars => _bars;

    /// <summary>The other options.</summary>
    public IReadOnlyList<Option> Others => [_style, _meter, _key, _form, _qpm, _density, _chords.Option];

    public void AddTo(Command command)
    {
        Option[] all = [_style, _meter, _key, _bars, _form, _qpm, _density, _chords.Option];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(RejectImpossibleForm);
    }

    /// <summary>The options with what is asked for; what is not stays as it is. Throws <see cref="MusicRnnException"/> for chords that are none.</summary>
    public ComposingOptions AddTo(ComposingOptions options, ParseResult result) => _chords.AddTo(AddWords(options, result), result);

    private ComposingOptions AddWords(ComposingOptions options, ParseResult result) => options with
    {
        Style = result.ValueOr(_style, options.Style),
        Meter = result.ValueOr(_meter, options.Meter),
        Key = result.ValueOr(_key, options.Key),
        Bars = result.ValueOr(_bars, options.Bars),
        Form = result.ValueOr(_form, options.Form),
        QuartersPerMinute = result.ValueOr(_qpm, options.QuartersPerMinute),
        Density = result.ValueOr(_density, options.Density),
    };

    private static Meter? ParseMeter(ArgumentResult result)
    {
        if (Meter.TryParse(result.Tokens[0].Value, out var meter))
        {
            return meter;
        }

        result.AddError($"--meter is {result.Tokens[0].Value}: expected beats and their unit, a power of two, such as 6/8.");
        return null;
    }

    private static Key? ParseKey(ArgumentResult result)
    {
        if (Key.TryParse(result.Tokens[0].Value, out var key))
        {
            return key;
        }

        result.AddError($"--key is {result.Tokens[0].Value}: expected a tonic from A to G with # or b, and a mode if it is not major, such as D, F#m, Bb or Edor.");
        return null;
    }

    private void RejectImpossibleForm(CommandResult result)
    {
        try
        {
            if (result.GetValue(_form) is { } form)
            {
                Form.Parse(form, result.GetValue(_bars));
            }
        }
        catch (MusicRnnException exception)
        {
            result.AddError($"--form: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // --bars is no number, which is told by its own line.
        }
    }
}
