using MathNet.Numerics.Random;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Tests.Tokens;

/// <summary>What decoders say of a token before they take it is what becomes of it.</summary>
public sealed class NotePreviewTests
{
    public static TheoryData<string> Tokenizers => ["notes", "frames", "performance"];

    [Theory]
    [MemberData(nameof(Tokenizers))]
    public void TheNotesThatWereToldBeforeAreThoseOfThePiece(string name)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var tokenizer = TokenizerOf(name);
            var decoder = tokenizer.CreateDecoder(new Wishes { MaximumBars = 4 });
            var preview = (INotePreview)decoder;
            var told = new List<(int Part, int Start, int Pitch)>();
            foreach (var token in DrawAllowed(tokenizer, decoder, seed))
            {
                if (preview.TryPreview(token, out var note))
                {
                    told.Add((note.Part, note.Start, note.Pitch));
                }

                decoder.Take(token);
            }

            var piece = decoder.ToPiece();
            var silence = told.Count == 0 ? 0 : told.Min(note => note.Start) - piece.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).Min(note => UnitOf(note.Start));
            Assert.Equal(
                piece.Parts.Index().Where(part => !part.Item.IsPercussion).SelectMany(part => part.Item.Notes.Select(note => (part.Index, UnitOf(note.Start), note.Pitch))).Order(),
                told.Select(note => note with { Start = note.Start - silence }).Order());

            int UnitOf(int tick) => tick * preview.UnitsPerQuarter / piece.TicksPerQuarter;
        }
    }

    [Fact]
    public void ANoteDecoderTellsTheKeyThatHolds()
    {
        var decoder = NoteTokenizer.Complete.CreateDecoder();
        var preview = (INotePreview)decoder;
        Assert.True(preview.TellsKeys);
        Assert.Null(preview.Key);

        Take("Start", "Key 2 major");

        Assert.Equal(new Key(2, Mode.Major), preview.Key);

        void Take(params string[] names)
        {
            foreach (var name in names)
            {
                Assert.True(NoteTokenizer.Complete.Vocabulary.TryGetNumber(name, out var number), name);
                decoder.Take(number);
            }
        }
    }

    // Whatever the draws, notes stay within what was wished, and nothing leads to where only other notes could follow.
    [Theory]
    [InlineData(48, 60, false)]
    [InlineData(60, 60, false)]
    [InlineData(0, 127, true)]
    [InlineData(58, 61, true)]
    public void NoNoteIsOutsideThePitchesThatWereWished(int lowest, int highest, bool staysInKey)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var tokenizer = NoteTokenizer.Complete;
            var decoder = tokenizer.CreateDecoder(new Wishes { MaximumBars = 6, LowestPitch = lowest, HighestPitch = highest, StaysInKey = staysInKey });
            var preview = (INotePreview)decoder;
            foreach (var token in DrawAllowed(tokenizer, decoder, seed))
            {
                if (preview.TryPreview(token, out var note))
                {
                    Assert.InRange(note.Pitch, lowest, highest);
                    Assert.True(!staysInKey || Scale.Has(preview.Key!.Value, note.Pitch));
                }

                decoder.Take(token);
            }

            Assert.True(decoder.IsAtEnd);
            Assert.NotEqual(0, decoder.ToPiece().NoteCount);
        }
    }

    [Fact]
    public void AKeyThatCannotBeToldCanBeKeptTo()
    {
        var frames = new FrameTokenizer(new Vocabulary(["Start", "End", "Next 1/4", "Pitch 60", "Pitch 64"]));
        var notes = new NoteTokenizer(new Vocabulary(
        [
            "Start", "End", "Bar", "Meter 2/4", "Tempo 120", "Part 1", "Program 0", "Position 0", "Velocity 88", "Duration 6", "Pitch 60", "Pitch 61",
        ]));
        foreach (var tokenizer in (ITokenizer[])[frames, notes])
        {
            Assert.Throws<TokenException>(() => tokenizer.CreateDecoder(new Wishes { Key = Key.CMajor }));
            Assert.NotNull(tokenizer.CreateDecoder(new Wishes { Key = Key.CMajor, KeyMayBeUntold = true }));
        }
    }

    [Fact]
    public void SaysWhereNoPitchIsLeft()
    {
        var tokenizer = new NoteTokenizer(new Vocabulary(
        [
            "Start", "End", "Bar", "Key 0 major", "Meter 2/4", "Tempo 120", "Part 1", "Program 0", "Position 0", "Velocity 88", "Duration 6", "Pitch 60", "Pitch 61",
        ]));

        Assert.Equal(
            "no pitch that was learned lies between C5 and C6: they reach from C4 to C#4",
            Assert.Throws<TokenException>(() => tokenizer.CreateDecoder(new Wishes { LowestPitch = 72, HighestPitch = 84 })).Message);
        Assert.Equal(
            "no pitch that was learned lies in C major and in the range",
            Assert.Throws<TokenException>(() => tokenizer.CreateDecoder(new Wishes { LowestPitch = 61, StaysInKey = true, Key = Key.CMajor })).Message);
    }

    private static ITokenizer TokenizerOf(string name) => name switch
    {
        "notes" => NoteTokenizer.Complete,
        "frames" => new FrameTokenizer(new Vocabulary(["Start", "End", "Next 1/4", "Pitch 60", "Pitch 64", "Pitch 65", "Pitch 72"])),
        _ => PerformanceTokenizer.Instance,
    };

    private static IEnumerable<int> DrawAllowed(ITokenizer tokenizer, ITokenDecoder decoder, int seed)
    {
        const int most = 20_000;
        var chance = new Xoshiro256StarStar(seed, threadSafe: false);
        var allowed = new bool[tokenizer.Vocabulary.Count];
        for (var count = 0; count < most && !decoder.IsAtEnd; count++)
        {
            decoder.MarkAllowed(allowed);
            var choices = Enumerable.Range(0, allowed.Length).Where(token => allowed[token]).ToArray();
            yield return choices[chance.Next(choices.Length)];
        }
    }
}
