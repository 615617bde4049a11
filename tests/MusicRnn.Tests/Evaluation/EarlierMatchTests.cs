using CsCheck;
using MusicRnn.Evaluation;

namespace MusicRnn.Tests.Evaluation;

public sealed class EarlierMatchTests
{
    private const int VocabularySize = 3;

    [Fact]
    public void PointsToWhatFollowedTheLastOfTheLongestMatches()
    {
        // Before the last place stands 0 1 2 0 1: 0 1 was followed by 2 the first time.
        Assert.Equal(new EarlierMatch(2, 2), EarlierMatch.Of([0, 1, 2, 0, 1, 0])[5]);

        // 1 was followed by 2, then by 0; the last place counts as the matches are equally long.
        Assert.Equal(new EarlierMatch(1, 0), EarlierMatch.Of([1, 2, 1, 0, 1, 2])[5]);
        Assert.Equal(new EarlierMatch(0, EarlierMatch.NoToken), EarlierMatch.Of([0, 1, 2])[2]);
    }

    [Fact]
    public void EqualsWhatIsFoundByComparingAllPlaces() => Gen.Int[0, VocabularySize - 1].Array[0, 40].Sample(sequence =>
    {
        var matches = EarlierMatch.Of(sequence);

        for (var place = 0; place < sequence.Length; place++)
        {
            var best = new EarlierMatch(0, EarlierMatch.NoToken);
            for (var earlier = 1; earlier < place; earlier++)
            {
                var length = 0;
                while (length < earlier && sequence[earlier - 1 - length] == sequence[place - 1 - length])
                {
                    length++;
                }

                best = length > 0 && length >= best.Length ? new EarlierMatch(length, sequence[earlier]) : best;
            }

            Assert.Equal(best, matches[place]);
        }
    });
}
