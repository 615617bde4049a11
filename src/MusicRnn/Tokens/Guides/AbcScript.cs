using System.Collections.Immutable;

namespace MusicRnn.Tokens.Guides;

/// <summary>What is given of a tune that is to be told in tokens of ABC text: everything but some bars, or all but the chord symbols.</summary>
/// <param name="Parts">The text, part by part.</param>
/// <param name="TakesChords">Whether chord symbols may be put before the notes that are given.</param>
internal sealed record AbcScript(ImmutableArray<AbcScriptPart> Parts, bool TakesChords)
{
    /// <summary>The script of a tune.</summary>
    /// <param name="tokenizer">The tokens.</param>
    /// <param name="tune">The tune.</param>
    /// <param name="freeTicks">How long a bar is to be, by its index, in 48ths of the unit note length; 0 if it is given.</param>
    /// <param name="tokens">Its tokens, from the start token on, if it was told already; null if not. Throws <see cref="TokenException"/> then if it cannot be told.</param>
    /// <param name="takesChords">Whether chord symbols may be put before given notes.</param>
    public static AbcScript Of(ITextTokenizer tokenizer, WrittenTune tune, Func<int, int> freeTicks, IReadOnlyList<int>? tokens = null, bool takesChords = false)
    {
        var cutter = new Cutter(tokenizer, tune, [.. (tokens ?? tokenizer.EncodeText(tune.Text)).Where(token => tokenizer.Texts[token].Length > 0)]);
        var parts = ImmutableArray.CreateBuilder<AbcScriptPart>();
        var place = 0;
        foreach (var (index, bar) in tune.Bars.Index())
        {
            parts.Add(cutter.Cut(place, bar.From));
            parts.Add(cutter.Cut(bar.From, bar.To, bar, freeTicks(index)));
            place = bar.To;
        }

        parts.Add(cutter.Cut(place, tune.Text.Length));
        return new AbcScript(parts.DrainToImmutable(), takesChords);
    }

    // Tokens one after another, cut where bars begin and end.
    private sealed class Cutter(ITextTokenizer tokenizer, WrittenTune tune, int[] tokens)
    {
        private int _token;
        private int _place;

        public AbcScriptPart Cut(int from, int to, WrittenBar? bar = null, int freeTicks = 0)
        {
            var cut = ImmutableArray.CreateBuilder<int>();
            var areMusic = ImmutableArray.CreateBuilder<bool>();
            for (var at = from; at < to;)
            {
                var taken = Next(at, to);
                foreach (var token in taken)
                {
                    cut.Add(token);
                    areMusic.Add(!tune.Asides.Any(aside => at >= aside.From && at < aside.To));
                    at += tokenizer.Texts[token].Length;
                }
            }

            return new AbcScriptPart(cut.DrainToImmutable(), areMusic.DrainToImmutable(), freeTicks, bar?.Number ?? 0, bar is not null);
        }

        // A token that reaches over an end is told by its characters.
        private IEnumerable<int> Next(int at, int to)
        {
            while (_place + tokenizer.Texts[tokens[_token]].Length <= at)
            {
                _place += tokenizer.Texts[tokens[_token]].Length;
                _token++;
            }

            var end = _place + tokenizer.Texts[tokens[_token]].Length;
            return _place == at && end <= to
                ? [tokens[_token]]
                : tune.Text[at..Math.Min(end, to)].SelectMany(character => tokenizer.EncodeText(character.ToString())[1..^1]);
        }
    }
}
