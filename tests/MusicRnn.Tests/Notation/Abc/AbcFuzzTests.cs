using System.Diagnostics;
using MathNet.Numerics.Random;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Notation.Abc;

/// <summary>Texts that were changed at random: none may crash the reader, hold it up or fill the memory.</summary>
public sealed class AbcFuzzTests
{
    private const int Inputs = 4000;
    private const string Signs = "ABCDEFGabcdefgzxZXy|:[](){}<>-^_=,'/\"!+&%\\0123456789 \nKLMQVPU~.$*;\t\0é";

    private static readonly string[] Phrases =
    [
        "X:1\n", "K:C\n", "K:", "V:2 name=\"x\n", "[K:Bb exp _b]", "[M:none]", "M:7/8\n", "L:1/64\n", "Q:1/4=1\n", "::", "|:", ":::::|", "[1,2-9", "|2", "(3:9999:9999",
        "Z9999", "9999", "////////////", "P:(A9)9\n", "P:A\n", "%%MIDI program 200\n", "%%begintext\n", "[CEG", "&&", "C9999/9999", "{", "\"C", "w:\n", "\n\n", "+:\n", "-", ">>>>>",
    ];

    private const string Tune =
        "X:1\nT:All of it\nM:6/8\nL:1/8\nQ:3/8=100\nP:A2B\nV:1 name=\"One\"\nV:2 clef=bass\nK:Ador\nP:A\n[V:1]|:\"Am\"A2B c>de|(3fga {gf}[CEG]2-[CEG]|1 z3 ^F3:|2 !f!G6|]\n"
        + "[V:2]|:A,6|z3 A,,3|1 A,6:|2 G,6|]\nP:B\n[V:1]||[M:4/4][L:1/4]A/B/ c d e & A4|Z2:|\n[V:2]A,4|D,4|E,4:|\n";

    [Fact]
    public void NoTextCrashesOrStopsTheReader()
    {
        var random = new Xoshiro256StarStar(2, false);
        var watch = Stopwatch.StartNew();
        for (var input = 0; input < Inputs; input++)
        {
            var text = Mutate(random);
            var start = watch.ElapsedMilliseconds;
            try
            {
                foreach (var piece in AbcReader.Read(text, "fuzz.abc").Pieces)
                {
                    Assert.True(piece.NoteCount > 0);
                }
            }
            catch (NotationException)
            {
                // A text without a tune is refused, and that is right.
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"input {input} crashes the reader: {exception}\n{text}");
            }

            Assert.True(watch.ElapsedMilliseconds - start < 2000, $"input {input} holds the reader up:\n{text}");
        }
    }

    private static string Mutate(Xoshiro256StarStar random)
    {
        var text = Tune;
        for (var change = random.Next(1, 30); change > 0; change--)
        {
            var place = random.Next(text.Length + 1);
            var end = Math.Min(text.Length, place + random.Next(12));
            text = random.Next(4) switch
            {
                0 => text.Remove(place, end - place),
                1 => text.Insert(place, Signs[random.Next(Signs.Length)].ToString()),
                2 => text.Insert(place, Phrases[random.Next(Phrases.Length)]),
                _ => text.Insert(random.Next(text.Length + 1), text[place..end]),
            };
        }

        return text;
    }
}
