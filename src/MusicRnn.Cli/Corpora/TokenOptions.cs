using System.CommandLine;
using MusicRnn.Cli.Commands;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>The options of <c>train</c> that decide how music is told in tokens.</summary>
internal sealed class TokenOptions
{
    private readonly Option<string?> _tokens = new("--tokens") { Description = "How music is told: notes (scores; the default), frames (piano-rolls; the default for a piano-roll file), performance (piano as it was played, with timing, velocity and pedal), abc (ABC text, character by character), abc-tokens (ABC text, symbol by symbol)." };
    private readonly Option<int> _framesPerQuarter = new Option<int>("--frames-per-quarter") { Description = "For frames: how many a quarter note lasts.", DefaultValueFactory = _ => FrameTokenizer.DefaultFramesPerQuarter, HelpName = "N" }.InRange(1, 24);

    public TokenOptions() => _tokens.AcceptOnlyFromAmong([.. Tokenizers.Names]);

    public void AddTo(Command command)
    {
        command.Options.Add(_tokens);
        command.Options.Add(_framesPerQuarter);
    }

    public TokenChoice ChoiceIn(ParseResult result) => new(result.GetValue(_tokens), result.GetValue(_framesPerQuarter));
}
