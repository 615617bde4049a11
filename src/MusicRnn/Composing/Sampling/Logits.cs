namespace MusicRnn.Composing.Sampling;

/// <summary>What the rules do to logits together. Of equal logits those of the lower token numbers come first, so that nothing is left to chance.</summary>
internal static class Logits
{
    // Far beyond any network's logits, and yet differences of two of them stay finite.
    private const double Largest = 1e30;

    /// <summary>Widens logits, so that all are finite: what a network that has come to grief makes of them is taken as very unlikely or very likely.</summary>
    public static void Widen(ReadOnlySpan<float> source, Span<double> target)
    {
        for (var token = 0; token < target.Length; token++)
        {
            target[token] = float.IsNaN(source[token]) ? -Largest : Math.Clamp((double)source[token], -Largest, Largest);
        }
    }

    /// <summary>The token with the largest logit. Throws <see cref="InvalidOperationException"/> if all are excluded.</summary>
    public static int Likeliest(ReadOnlySpan<double> logits)
    {
        var likeliest = 0;
        for (var token = 1; token < logits.Length; token++)
        {
            if (logits[token] > logits[likeliest])
            {
                likeliest = token;
            }
        }

        return logits[likeliest] == ISamplingRule.Excluded
            ? throw new InvalidOperationException("No token may be drawn: the decoder has broken its promise to allow at least one.")
            : likeliest;
    }

    /// <summary>The logits that are not excluded, the largest first, in the beginning of <paramref name="buffer"/>.</summary>
    public static ReadOnlySpan<double> Sort(ReadOnlySpan<double> logits, Span<double> buffer)
    {
        var count = 0;
        foreach (var logit in logits)
        {
            if (logit != ISamplingRule.Excluded)
            {
                buffer[count++] = logit;
            }
        }

        var possible = buffer[..count];
        possible.Sort();
        possible.Reverse();
        return possible;
    }

    /// <summary>Excludes all but the <paramref name="count"/> largest of the logits, given those that are possible, the largest first.</summary>
    public static void KeepLargest(Span<double> logits, ReadOnlySpan<double> possible, int count)
    {
        if (count >= possible.Length)
        {
            return;
        }

        var smallest = possible[count - 1];
        var equalsLeft = count - possible.IndexOf(smallest);
        for (var token = 0; token < logits.Length; token++)
        {
            var isKept = logits[token] > smallest || (logits[token] == smallest && equalsLeft-- > 0);
            if (!isKept)
            {
                logits[token] = ISamplingRule.Excluded;
            }
        }
    }
}
