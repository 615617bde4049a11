namespace MusicRnn.Tests.Notation.Abc;

public sealed class AbcMacrosTests
{
    private static string Notes(string macros, string music) => AbcText.Notes(AbcText.Tune($"X:1\nM:4/4\nL:1/4\n{macros}K:C\n{music}\n").Parts[0]);

    [Fact]
    public void AStaticMacroIsReplacedWhereItStands() =>
        Assert.Equal("67@0+480 65@480+480 67@960+960", Notes("m: ~G2 = GF\n", "~G2 G2|"));

    [Fact]
    public void ATransposingMacroFollowsItsNote() =>
        Assert.Equal("62@0+240 64@240+240 60@480+240 62@720+240 72@960+240 74@1200+240 71@1440+240 72@1680+240", Notes("m: ~n2 = n/o/m/n/\n", "~D2 ~c2|"));

    [Fact]
    public void OfTwoMacrosTheLongerTargetHolds() =>
        Assert.Equal("65@0+960 64@960+480", Notes("m: ~G = E\nm: ~G2 = F2\n", "~G2 ~G z|"));

    [Fact]
    public void QuotedTextIsLeftAlone() =>
        Assert.Equal("Am", AbcText.Tune("X:1\nM:4/4\nL:1/4\nm: Am = GF\nK:C\n\"Am\"C4|\n").Chords[0].Symbol);

    [Fact]
    public void AMacroOfTheBookHoldsForAllTunes()
    {
        var result = AbcText.Read("m: ~G2 = GF\n\nX:1\nM:2/4\nL:1/4\nK:C\n~G2|\n\nX:2\nM:2/4\nL:1/4\nK:C\n~G2|\n");

        Assert.All(result.Pieces, piece => Assert.Equal("67 65", AbcText.Pitches(piece)));
    }

    [Fact]
    public void AProblemBehindAMacroNamesThePlaceInTheFile() =>
        Assert.StartsWith("line 6, column 5:", AbcText.Problem("X:1\nM:4/4\nL:1/4\nm: ~G2 = G/F/G/F/\nK:C\n~G2 ?|\n"), StringComparison.Ordinal);

    [Fact]
    public void MacrosCannotFillTheMemory()
    {
        var text = $"X:1\nm: ~ = {new string('x', 190)}\nK:C\nC|{new string('~', 100_000)}\n";

        Assert.Contains(AbcText.Read(text).Problems, problem => problem.Message.StartsWith("expected macros", StringComparison.Ordinal));
    }
}
