using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>
/// The count models of whole frames: what followed the last frame, in whatever key, without and with a pointer to the longest
/// earlier match. The first frame of a piece is given and its end is not scored.
/// </summary>
public static class FrameBaselines
{
    private const int HighestKey = 127;

    /// <summary>Trains them on sequences of a tokenizer's tokens. They are for one thread at a time.</summary>
    public static IReadOnlyList<Baseline> Train(FrameTokenizer tokenizer, IReadOnlyList<int[]> training)
    {
        var frames = new FrameVocabulary(0, HighestKey);
        int[][] sequences = [.. training.Select(FramesOf)];
        var share = HeldOutShare.Of(sequences);
        var bigram = FrameCountModel.Train(frames, sequences);
        var pointer = MatchPointerModel.Fit(bigram, FrameCountModel.Train(frames, share.Others), share.HeldOut);
        return
        [
            new Baseline("bigram of frames, all keys", bigram) { Reading = FramesOf },
            new Baseline("bigram of frames, all keys, match pointer", pointer) { Reading = FramesOf },
        ];

        int[] FramesOf(int[] tokens)
        {
            var decoder = tokenizer.CreateDecoder();
            Array.ForEach(tokens, decoder.Take);
            return [.. PianoRoll.Of(decoder.ToPiece(), tokenizer.FramesPerQuarter).Frames.Select(frames.NumberOf)];
        }
    }
}
