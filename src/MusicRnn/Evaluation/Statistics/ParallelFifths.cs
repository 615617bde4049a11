using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Of a thousand moving pairs of voices in four-part music, how many move in parallel fifths: see <see cref="VoiceLeading"/>. NaN for other music.</summary>
internal static class ParallelFifths
{
    private const int Fifth = 7;

    public static double Of(Piece piece) => VoiceLeading.ParallelsPerThousand(piece, Fifth);
}
