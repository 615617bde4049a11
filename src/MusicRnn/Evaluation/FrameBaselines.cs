using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>The count models of whole frames: what followed the last frame, in whatever key, without and with a pointer to the longest earlier match.</summary>
public sealed class FrameBaselines
{
    // Of ten training sequences, the last weighs the pointer against the counts of the other nine.
    private const int Shares = 10;

    private readonly FrameTokenizer _tokenizer;
    private readonly FrameVocabulary _frames;

    private FrameBaselines(FrameTokenizer tokenizer, IReadOnlyList<int[]> training)
    {
        _tokenizer = tokenizer;
        _frames = new FrameVocabulary(0, 127);
        int[][] sequences = [.. training.Select(FramesOf)];
        var bigram = FrameCountModel.Train(_frames, sequences);
        var fewer = FrameCountModel.Train(_frames, [.. sequences.Where((_, index) => index % Shares != Shares - 1)]);
        var pointer = MatchPointerModel.Fit(bigram, fewer, sequences.Where((_, index) => index % Shares == Shares - 1));
        Models = [new Baseline("counts: bigram of frames", bigram), new Baseline("counts: with match pointer", pointer)];
    }

    /// <summary>The models.</summary>
    public IReadOnlyList<Baseline> Models { get; }

    /// <summary>Trains them on sequences of a tokenizer's tokens.</summary>
    public static FrameBaselines Train(FrameTokenizer tokenizer, IReadOnlyList<int[]> training) => new(tokenizer, training);

    /// <summary>How well a model predicts sequences of tokens.</summary>
    public HeldOutLikelihood LikelihoodOf(Baseline baseline, IEnumerable<int[]> sequences) =>
        HeldOutLikelihood.Of(baseline.Model, sequences.Select(FramesOf));

    private int[] FramesOf(int[] tokens)
    {
        var decoder = _tokenizer.CreateDecoder();
        Array.ForEach(tokens, decoder.Take);
        return [.. PianoRoll.Of(decoder.ToPiece(), _tokenizer.FramesPerQuarter).Frames.Select(_frames.NumberOf)];
    }
}
