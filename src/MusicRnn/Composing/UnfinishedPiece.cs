using MathNet.Numerics.Random;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// A piece that is being composed. It has a decoder, a sampler and a generator of its own, so that what becomes of it
/// depends on nothing but model, options and index.
/// </summary>
internal sealed class UnfinishedPiece
{
    private readonly NetworkInput _input;
    private readonly ComposingOptions _options;
    private readonly CopyLimit? _limit;
    private readonly int _index;
    private readonly int _attempt;
    private readonly int[] _given;
    private readonly ITokenDecoder _decoder;
    private readonly Sampler _sampler;
    private int _read;
    private int _drawn;
    private int _lastDrawn;
    private readonly bool[] _makesSense;
    private int _senseless;

    /// <summary>Begins a piece with given tokens, at least the start token.</summary>
    /// <param name="input">What the network is told.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="given">The tokens it begins with.</param>
    /// <param name="index">Which piece of its seed it is, from 0.</param>
    /// <param name="limit">How much it may copy; null without a limit.</param>
    /// <param name="attempt">How often it was begun before, with another chance each time.</param>
    public UnfinishedPiece(NetworkInput input, ComposingOptions options, int[] given, int index, CopyLimit? limit = null, int attempt = 0)
    {
        var tokenizer = input.Tokenizer;
        Told = AskedControls.Of(input.Controls, options);
        _input = input;
        _options = options;
        _limit = limit;
        _index = index;
        _attempt = attempt;
        _given = given;
        _makesSense = options.Sampling.UsesGrammar ? [] : new bool[tokenizer.Vocabulary.Count];
        _decoder = tokenizer.CreateDecoder(options.ToWishes());
        var chance = new Xoshiro256StarStar(PieceSeed.Of(options.Seed, options.FirstNumber - 1 + index, attempt), threadSafe: false);
        _sampler = new Sampler(options.ToSampling(), _decoder, tokenizer.Vocabulary.Count, chance, limit);
        foreach (var token in given)
        {
            _sampler.Take(token);
            _decoder.Take(token);
        }
    }

    public int Index => _index;

    /// <summary>How often it was begun before.</summary>
    public int Attempt => _attempt;

    /// <summary>What the network is told of it.</summary>
    public ControlValues Told { get; }

    /// <summary>Whether the network has read nothing of it yet.</summary>
    public bool IsBeginning => _read == 0;

    /// <summary>The token that the network reads next.</summary>
    public int NextInput => _read < _given.Length ? _given[_read] : _lastDrawn;

    public int DrawnTokens => _drawn;

    public bool IsFinished => _decoder.IsAtEnd || _drawn >= _options.MaximumTokens;

    /// <summary>How much of it is done, 0 to 1, if it becomes as long as it may.</summary>
    public double Fraction => Math.Min(1, (double)_decoder.CompletedBars / _options.BarLimit);

    /// <summary>Goes on after the network has read <see cref="NextInput"/>: once it has read all that was given, a token is drawn from its logits.</summary>
    public void GoOn(ReadOnlySpan<float> logits)
    {
        _read++;
        if (_read >= _given.Length)
        {
            _lastDrawn = _sampler.Draw(logits);
            CountSenseless(_lastDrawn);
            _decoder.Take(_lastDrawn);
            _drawn++;
        }
    }

    /// <summary>The same piece from its beginning, with another chance.</summary>
    public UnfinishedPiece Again() => new(_input, _options, _given, _index, _limit, _attempt + 1);

    public Composition ToComposition()
    {
        var number = _options.FirstNumber + _index;
        var piece = _decoder.ToPiece() with { Title = FormattableString.Invariant($"{_options.Title} {_options.Seed}-{number}") };
        if (_options.QuartersPerMinute is { } tempo)
        {
            // The network knows classes of tempo; what was asked for is kept exactly.
            piece = piece with { Tempos = new TempoMap([TempoChange.FromQuartersPerMinute(0, tempo)]) };
        }

        if (_options.ToChart() is { } chart)
        {
            piece = piece with { Chords = chart.ChangesIn(piece) };
        }

        return new Composition(piece, number, _drawn, Ending()) { Text = (_decoder as ITextDecoder)?.Text, SenselessTokens = _senseless };
    }

    // The grammar looks on where it does not choose.
    private void CountSenseless(int token)
    {
        if (_makesSense.Length > 0)
        {
            _decoder.MarkAllowed(_makesSense);
            _senseless += _makesSense[token] ? 0 : 1;
        }
    }

    private CompositionEnding Ending()
    {
        if (!_decoder.IsAtEnd)
        {
            return CompositionEnding.AtTokenLimit;
        }

        return _decoder.CompletedBars >= _options.BarLimit ? CompositionEnding.AtBarLimit : CompositionEnding.ByNetwork;
    }
}
