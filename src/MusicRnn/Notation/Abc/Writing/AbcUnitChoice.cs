using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Chooses the unit note length (L:): an eighth, unless another one makes the text clearly shorter.</summary>
internal static class AbcUnitChoice
{
    private const int Eighth = 8;
    private const double ClearlyShorter = 0.75;

    private static readonly int[] Others = [4, 16];

    /// <summary>The unit as the part of a whole note.</summary>
    public static int DenominatorFor(Score score)
    {
        var lengths = score.Parts.SelectMany(part => part.Measures).SelectMany(voices => voices).SelectMany(voice => voice.Elements)
            .GroupBy(element => element.Value.Length).Select(group => (Length: group.Key, Count: group.Count())).ToArray();
        int Characters(int denominator) => lengths.Sum(each => each.Count * AbcNoteText.Length(each.Length, WrittenTime.Whole / denominator).Length);

        var best = Eighth;
        foreach (var other in Others)
        {
            if (Characters(other) < Characters(best) * (best == Eighth ? ClearlyShorter : 1))
            {
                best = other;
            }
        }

        return best;
    }
}
