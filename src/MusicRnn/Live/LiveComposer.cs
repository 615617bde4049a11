using MathNet.Numerics.Random;
using MusicRnn.Composing;
using MusicRnn.Composing.Sampling;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Live;

/// <summary>
/// Composes bar by bar without end: where a piece ends, the next one begins on the next bar. Can go back to a bar that nobody has
/// heard yet, to go on from there in another way. Used by one thread at a time.
/// </summary>
public sealed class LiveComposer
{
    // So many pieces without a single bar, and a bar of rest is played rather than looking for ever.
    private const int MostEmptyPieces = 20;

    private readonly ITokenizer _tokenizer;
    private readonly ControlSet _known;
    private readonly LiveComposingOptions _options;
    private readonly TokenReader _reader;
    private readonly DensityPull? _density;
    private readonly RandomSource _chance;
    private GrowingPiece _piece;
    private Sampler _sampler;
    private LiveControls _controls = new();

    /// <summary>Prepares. Throws <see cref="MusicRnnException"/> for options out of range or a tempo that the model cannot tell.</summary>
    public LiveComposer(Model model, LiveComposingOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Sampling.Validate();
        (_tokenizer, _known, _options) = (model.Tokenizer, model.Controls ?? new ControlSet(), options);
        _reader = new TokenReader(model, options.HalfWeights);
        _density = DensityPull.For(model.Tokenizer);
        _chance = new Xoshiro256StarStar(options.Seed, threadSafe: false);
        _piece = BeginPiece(1);
        _sampler = NewSampler();
    }

    /// <summary>Whether the model's tokens can be drawn more or less densely.</summary>
    public bool HasDensity => _density is not null;

    /// <summary>The styles that the model has learned, the most frequent first; empty if it has learned none.</summary>
    public IReadOnlyList<string> Styles => _known.Styles;

    /// <summary>How the next tokens are drawn.</summary>
    public LiveControls Controls
    {
        get => _controls;
        set
        {
            if (!value.DrawsAs(_controls))
            {
                _controls = value;
                _sampler = NewSampler();
            }
        }
    }

    /// <summary>Composes until a bar is finished, and returns it. Throws <see cref="OperationCanceledException"/>.</summary>
    public ComposedBar Next(CancellationToken cancellation = default)
    {
        var emptyPieces = 0;
        while (true)
        {
            if (_piece.TakeBar() is { } bar)
            {
                return bar;
            }

            cancellation.ThrowIfCancellationRequested();
            if (!_piece.IsComplete)
            {
                DrawToken();
            }
            else if (++emptyPieces > MostEmptyPieces)
            {
                return BarOfRest();
            }
            else
            {
                BeginNewPiece();
            }
        }
    }

    /// <summary>The next bar will be the first of another piece.</summary>
    public void BeginNewPiece()
    {
        _piece = BeginPiece(_piece.Number + 1);
        _sampler = NewSampler();
    }

    /// <summary>Goes on from before a bar, as if it and what followed it had never been composed.</summary>
    public void ReturnTo(ComposedBar bar)
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (bar.Origin is not { } piece)
        {
            return;
        }

        _piece = piece.BranchAt(bar.Index);
        _sampler = NewSampler();
        Reread();
    }

    private GrowingPiece BeginPiece(int number)
    {
        var wishes = new Wishes { QuartersPerMinute = _options.QuartersPerMinute, MaximumBars = _options.BarsInPiece };
        _piece = new GrowingPiece(_tokenizer, wishes, number);
        Reread();
        return _piece;
    }

    private void Reread()
    {
        _reader.Begin(_piece.Tokens, _known.ValuesOf(new PieceControls(_controls.Style, QuartersPerMinute: _options.QuartersPerMinute), semitones: 0, bars: 0));
        foreach (var token in _piece.Tokens)
        {
            _density?.Take(token);
        }
    }

    private void DrawToken()
    {
        _density?.Apply(_controls.Density, _reader.Logits);
        var token = _sampler.Draw(_reader.Logits);
        _piece.Take(token);
        _density?.Take(token);
        if (!_piece.IsComplete)
        {
            _reader.Read(token);
        }
    }

    private Sampler NewSampler() =>
        new(_options.Sampling with { Temperature = _controls.Temperature }, _piece.Decoder, _tokenizer.Vocabulary.Count, _chance);

    private ComposedBar BarOfRest()
    {
        var tempo = _options.QuartersPerMinute is { } quarters ? new TempoMap([TempoChange.FromQuartersPerMinute(0, quarters)]) : TempoMap.Default;
        var music = new Piece { TicksPerQuarter = BarCutter.TicksPerQuarter, Meters = [new MeterChange(0, Meter.Common)], Tempos = tempo };
        return new ComposedBar(music, Meter.Common.BarTicks(BarCutter.TicksPerQuarter), _piece.Number);
    }
}
