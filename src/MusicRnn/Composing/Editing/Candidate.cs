using MathNet.Numerics.Random;
using MusicRnn.Composing.Novelty;
using MusicRnn.Composing.Sampling;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing.Editing;

/// <summary>One of the candidates for a piece: the tokens so far, what the network predicts after them, and how likely it held what was not free.</summary>
internal sealed class Candidate
{
    private readonly IEditingTask _task;
    private readonly SamplingOptions _sampling;
    private readonly RandomSource _chance;
    private readonly CopyLimit? _limit;
    private readonly bool[] _allowed;
    private readonly float[] _logits;
    private readonly double[] _weights;
    private readonly List<int> _tokens = [];
    private ITokenDecoder _decoder;
    private Sampler _sampler;
    private IReadOnlyList<int>? _retained;
    private (int From, int To) _possible;
    private int _judgedTokens;

    /// <summary>Begins with the start token.</summary>
    public Candidate(IEditingTask task, ITokenizer tokenizer, SamplingOptions sampling, RandomSource chance, CopyLimit? limit = null)
    {
        var vocabularySize = tokenizer.Vocabulary.Count;
        _task = task;
        _sampling = sampling;
        _chance = chance;
        _limit = limit;
        _allowed = new bool[vocabularySize];
        _logits = new float[vocabularySize];
        _weights = new double[vocabularySize];
        _decoder = task.CreateDecoder();
        _sampler = new Sampler(sampling, _decoder, vocabularySize, chance, limit);
        Take(tokenizer.Start);
    }

    /// <summary>What the network is told of it.</summary>
    public ControlValues Told => _task.Told;

    /// <summary>The tokens so far, from the start token on.</summary>
    public IReadOnlyList<int> Tokens => _tokens;

    /// <summary>The last token.</summary>
    public int Last => _tokens[^1];

    /// <summary>Whether it has ended.</summary>
    public bool IsAtEnd => _decoder.IsAtEnd;

    /// <summary>The full bars that it has completed.</summary>
    public int CompletedBars => _decoder.CompletedBars;

    /// <summary>
    /// The probability that the network gave, at each token since the candidates were last drawn anew, to all that was allowed: to the given
    /// token where one was given. What the network drew itself does not count.
    /// </summary>
    public ProbabilityProduct Weight { get; set; } = ProbabilityProduct.One;

    /// <summary>The probability of all tokens after the start token.</summary>
    public ProbabilityProduct Likelihood { get; private set; } = ProbabilityProduct.One;

    /// <summary>Whether it has copied more than is allowed, so that it must not be chosen.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether there is but one token that can come next.</summary>
    public bool IsForced
    {
        get
        {
            _decoder.MarkAllowed(_allowed);
            return _allowed.AsSpan().Count(true) == 1;
        }
    }

    /// <summary>From now on draws what is in these tokens, of which it has the first ones already.</summary>
    public void Retain(IReadOnlyList<int> tokens) => _retained = tokens;

    /// <summary>Keeps what a stepper predicts after the last token.</summary>
    public void Predict(ITokenStepper stepper, int lane)
    {
        stepper.CopyLogits(lane, _logits);
        _possible = stepper.PossibleIn(lane);
    }

    /// <summary>Goes on by a token: the one that is given, or one that is drawn.</summary>
    public void GoOn()
    {
        var total = FillWeights();
        var isForced = IsForced;
        var allowed = 0.0;
        for (var token = _possible.From; token < _possible.To; token++)
        {
            allowed += _allowed[token] ? _weights[token] : 0;
        }

        var told = _retained?[_tokens.Count] ?? (isForced ? Array.IndexOf(_allowed, true) : null);
        var next = told ?? _sampler.Draw(_logits);
        Weight = Weight.Times(allowed / total);
        Likelihood = Likelihood.Times(_weights[next] / total);
        if (told is not null)
        {
            _sampler.Take(next);
        }

        _decoder.Take(next);
        _tokens.Add(next);
    }

    /// <summary>Goes on from where another candidate stands, by chances of its own.</summary>
    public void CopyFrom(Candidate other)
    {
        _tokens.Clear();
        _decoder = _task.CreateDecoder();
        _sampler = new Sampler(_sampling, _decoder, _logits.Length, _chance, _limit);
        foreach (var token in other._tokens)
        {
            Take(token);
        }

        other._logits.CopyTo(_logits, 0);
        (_possible, Weight, Likelihood, IsLost, _judgedTokens) = (other._possible, other.Weight, other.Likelihood, other.IsLost, other._judgedTokens);
    }

    /// <summary>
    /// Looks for copies in what is settled by now. What it draws never makes a run too long; but what is given may go on with one
    /// that it has begun.
    /// </summary>
    public void Judge()
    {
        var settled = IsAtEnd ? int.MaxValue : _task.SettledAfter(CompletedBars);
        if (_limit is not null && settled is { } tick && _judgedTokens != _tokens.Count)
        {
            var piece = ToPiece();
            var known = piece with { Parts = [.. piece.Parts.Select(part => part with { Notes = part.Notes.RemoveAll(note => note.Start >= tick) })] };
            IsLost |= _limit.IsExceededIn(EditedLine.AllOf(known, _task.IsNew));
            _judgedTokens = _tokens.Count;
        }
    }

    /// <summary>The piece.</summary>
    public Music.Piece ToPiece() => _task.ToPiece(_tokens);

    private void Take(int token)
    {
        _sampler.Take(token);
        _decoder.Take(token);
        _tokens.Add(token);
    }

    // In proportion to the probabilities; returns their sum.
    private double FillWeights()
    {
        Logits.Widen(_logits, _weights);
        var largest = double.NegativeInfinity;
        for (var token = _possible.From; token < _possible.To; token++)
        {
            largest = Math.Max(largest, _weights[token]);
        }

        var total = 0.0;
        for (var token = 0; token < _weights.Length; token++)
        {
            var isPossible = token >= _possible.From && token < _possible.To;
            _weights[token] = isPossible ? Exponential.Of(_weights[token] - largest) : 0;
            total += _weights[token];
        }

        return total;
    }
}
