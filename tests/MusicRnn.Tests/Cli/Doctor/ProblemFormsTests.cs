using MusicRnn.Cli.Doctor;

namespace MusicRnn.Tests.Cli.Doctor;

public sealed class ProblemFormsTests
{
    [Theory]
    [InlineData("bar 16 holds 11/8", "bar # holds #/#")]
    [InlineData("expected '>' or \"x 1\", found 'ab'. 5", "expected '…' or \"…\", found '…'. #")]
    [InlineData("the reader's own", "the reader's own")]
    [InlineData("", "")]
    public void NumbersAndQuotationsMakeNoDifference(string message, string form) => Assert.Equal(form, ProblemForms.FormOf(message));

    [Fact]
    public void TheMostFrequentComeFirst()
    {
        var forms = new ProblemForms();
        foreach (var message in (string[])["bar 1", "note", "bar 22", "part"])
        {
            forms.Add(message);
        }

        Assert.Equal([("bar #", 2), ("note", 1)], forms.Frequent(2));
        Assert.Equal(3, forms.Kinds);
    }
}
