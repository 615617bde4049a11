using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Music;

namespace MusicRnn.Cli.Commands;

/// <summary>Options of <c>compose</c> that say which notes may be struck.</summary>
internal sealed class NoteRuleOptions
{
    private const string RangeForm = "expected two pitches, the lower first, such as C3..C6 or 48..84";

    private readonly Option<double> _minP = SamplingChoices.MinP();
    private readonly Option<double> _repetitionPenalty = SamplingChoices.RepetitionPenalty();
    private readonly Option<bool> _inKey = new("--in-key") { Description = "No note outside the key: the one asked for with --key, or the one that the piece itself tells." };
    private readonly Option<double> _keyPull = new Option<double>("--key-pull") { Description = "Make notes outside the key less likely (in nats; 2 is strong) without forbidding them.", DefaultValueFactory = _ => 0, HelpName = "X" }.InRange(0, 1000);
    private readonly Option<(int Lowest, int Highest)?> _range = new("--range") { Description = "The lowest and the highest pitch: C3..C6, in which C4 is middle C, or MIDI numbers.", HelpName = "LOW..HIGH", CustomParser = ParseRange };

    private readonly Option<int?> _maxCopy = new Option<int?>("--max-copy") { Description = "The longest run of notes, in any key, that may be the same as in a piece that was learned; what a primer copies is allowed, and in edited pieces what has no new note in it.", HelpName = "N" }.InRange(CopyLimit.FewestNotes, 1000);

    /// <summary>How much may be copied.</summary>
    public Option MaxCopy => _maxCopy;

    public void AddTo(Command command)
    {
        command.Options.Add(_maxCopy);
        command.Options.Add(_minP);
        command.Options.Add(_repetitionPenalty);
        command.Options.Add(_inKey);
        command.Options.Add(_keyPull);
        command.Options.Add(_range);
    }

    /// <summary>The options with these; what is not given stays as it is.</summary>
    public ComposingOptions AddTo(ComposingOptions options, ParseResult result) =>
        options with { Sampling = AddTo(options.Sampling, result), MaxCopy = result.ValueOr(_maxCopy, options.MaxCopy) };

    private SamplingOptions AddTo(SamplingOptions sampling, ParseResult result)
    {
        var added = sampling with
        {
            MinP = result.ValueOr(_minP, sampling.MinP),
            RepetitionPenalty = result.ValueOr(_repetitionPenalty, sampling.RepetitionPenalty),
            InKey = result.ValueOr(_inKey, sampling.InKey),
            KeyPull = result.ValueOr(_keyPull, sampling.KeyPull),
        };
        return result.GetValue(_range) is { } range ? added with { LowestPitch = range.Lowest, HighestPitch = range.Highest } : added;
    }

    private static (int Lowest, int Highest)? ParseRange(ArgumentResult result)
    {
        const string between = "..";
        var text = result.Tokens[0].Value;
        var place = text.IndexOf(between, StringComparison.Ordinal);
        if (place < 0 || !TryParsePitch(text[..place], out var lowest) || !TryParsePitch(text[(place + between.Length)..], out var highest) || lowest > highest)
        {
            result.AddError($"--range is {text}: {RangeForm}.");
            return null;
        }

        return (lowest, highest);
    }

    private static bool TryParsePitch(string text, out int pitch)
    {
        const int midiHighest = 127;
        return PitchNames.TryParse(text, out pitch)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pitch) && pitch <= midiHighest);
    }
}
