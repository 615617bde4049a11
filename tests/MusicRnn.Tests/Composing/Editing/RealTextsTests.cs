using MathNet.Numerics.Random;
using MusicRnn.Composing.Editing;
using MusicRnn.Notation.Abc;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Tests.Composing.Editing;

/// <summary>Real tunebooks, from the folder that the environment variable MUSICRNN_TEST_DATA names.</summary>
public sealed class RealTextsTests
{
    private const string DataVariable = "MUSICRNN_TEST_DATA";
    private const int Every = 20;

    [Theory]
    [InlineData("irish-abc/irish.abc", 0.01)]
    [InlineData("nottingham/ABC_cleaned/reelsm-q.abc", 0.01)]
    [InlineData("nottingham/ABC_cleaned/jigs.abc", 0.01)]
    public void BarsOfRealTunesCanBeComposedAnewAndAllElseStays(string book, double mostRefused)
    {
        var texts = Read(book);
        var tokenizer = AbcTokenizer.ForTexts(texts);
        var (bars, refused) = (0, 0);
        foreach (var text in texts.Where((_, index) => index % Every == 0))
        {
            var original = AbcText.ToPiece(text);
            var editable = new EditableText(tokenizer, text);
            for (var bar = 0; bar < editable.Bars; bar++)
            {
                bars++;
                var composed = Draw(editable, bar, tokenizer);
                refused += composed is null ? 1 : 0;
                if (composed is null)
                {
                    continue;
                }

                Assert.Equal(new WrittenTune(text).With(index => IsBar(text, index, bar) ? "" : null), new WrittenTune(composed).With(index => IsBar(text, index, bar) ? "" : null));
                Assert.True(original.End == AbcText.ToPiece(composed).End, composed);
                Assert.True(AbcText.SoundnessOf(composed).HasFullBars || !AbcText.SoundnessOf(text).HasFullBars, composed);
            }
        }

        Assert.InRange(bars, 60, int.MaxValue);
        Assert.InRange((double)refused / bars, 0, mostRefused);
    }

    // By chance alone, without a network; null if the bar cannot be composed anew.
    private static string? Draw(EditableText editable, int bar, AbcTokenizer tokenizer)
    {
        IEditingTask task;
        try
        {
            task = editable.Rewriting(each => each == bar);
        }
        catch (MusicRnnException)
        {
            return null;
        }

        var chance = new Xoshiro256StarStar(bar, threadSafe: false);
        var decoder = task.CreateDecoder();
        var allowed = new bool[tokenizer.Vocabulary.Count];
        var tokens = new List<int>();
        while (!decoder.IsAtEnd)
        {
            decoder.MarkAllowed(allowed);
            int[] choices = [.. allowed.Index().Where(token => token.Item).Select(token => token.Index)];
            tokens.Add(choices[chance.Next(choices.Length)]);
            decoder.Take(tokens[^1]);
        }

        return task.ToText(tokens);
    }

    private static bool IsBar(string text, int index, int bar) => new WrittenTune(text).Bars[index].Number == bar + 1;

    private static IReadOnlyList<string> Read(string book)
    {
        var root = Environment.GetEnvironmentVariable(DataVariable);
        Assert.SkipWhen(root is null, $"{DataVariable} is not set.");
        return AbcText.TunesInFile(Path.Combine(root!, book));
    }
}
