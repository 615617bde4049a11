using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tests.Tokens.Controls;

public sealed class ChordContextTests
{
    private const int MatchChords = 4;

    // C, G, C, G, C, F: a bar of 48 units each.
    private static readonly ChordLine Line = new([.. new byte[] { 2, 65, 2, 65, 2, 47 }.Select((chord, bar) => new ToldChord(bar, 0, 1, chord))]);

    [Fact]
    public void ItTellsWhetherTheLongestEarlierMatchStandsUnderTheSameChords()
    {
        var context = new ChordContext(Line);
        foreach (var bar in Enumerable.Range(0, 5))
        {
            context.MoveTo(new ScorePlace(bar, 0, 48));
        }

        // In bar 4 under C, with F to come: bars 0 and 2 had C with G to come, bars 1 and 3 the other way round.
        Assert.Equal([2, 4, 2, 4], new[] { 1, 2, 3, 4 }.Select(place => context.Values(MatchChords, place)[0]));
        Assert.Equal(1, context.Values(MatchChords, 5)[0]);
        Assert.Equal(0, context.Values(MatchChords, MatchPointer.None)[0]);
    }

    [Fact]
    public void TheTonesOfBothChordsAreTold()
    {
        var context = new ChordContext(Line);
        context.MoveTo(new ScorePlace(0, 12, 48));

        Assert.Equal([0, 4, 7], context.Values(1, MatchPointer.None).ToArray());
        Assert.Equal([7, 11, 2], context.Values(3, MatchPointer.None).ToArray());
    }

    [Fact]
    public void WithoutChordsNothingIsTold()
    {
        var context = new ChordContext(line: null);
        context.MoveTo(new ScorePlace(0, 0, 48));

        Assert.Equal([0], context.Values(0, 0).ToArray());
        Assert.Empty(context.Values(1, 0).ToArray());
        Assert.Equal([0], context.Values(2, 0).ToArray());
        Assert.Equal([0], context.Values(MatchChords, 0).ToArray());
    }

    [Fact]
    public void APlaceMayGoBackWhereAPickupIsMarked()
    {
        var context = new ChordContext(Line);
        context.MoveTo(new ScorePlace(0, 0, 48));
        context.MoveTo(new ScorePlace(-1, 0, 48));

        Assert.Equal(ChordClasses.NoChord, context.Values(0, MatchPointer.None)[0]);
        Assert.Equal(2, context.Values(2, MatchPointer.None)[0]);
    }
}
