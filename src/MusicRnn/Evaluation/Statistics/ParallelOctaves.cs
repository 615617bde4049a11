using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Of a thousand moving pairs of voices in four-part music, how many move in parallel octaves or unisons: see <see cref="VoiceLeading"/>. NaN for other music.</summary>
internal static class ParallelOctaves
{
    public static double Of(Piece piece) => VoiceLeading.ParallelsPerThousand(piece, interval: 0);
}
