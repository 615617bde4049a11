using System.Globalization;

namespace MusicRnn.Composing.Sampling;

/// <summary>How the next token is drawn from what the network predicts.</summary>
public sealed record SamplingOptions
{
    private const double HighestTemperature = 100;

    /// <summary>What the logits are divided by: 1 draws as the network predicts, less is more cautious, more is bolder, 0 always takes the likeliest token. At most 100.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Draw only from so many of the likeliest tokens (Fan et al. 2018); 0 is off.</summary>
    public int TopK { get; init; }

    /// <summary>Draw only from the fewest likeliest tokens that together have this probability (nucleus sampling, Holtzman et al. 2020); above 0, 1 is off.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Throws <see cref="MusicRnnException"/> for a value out of range.</summary>
    public void Validate()
    {
        Require(Temperature is >= 0 and <= HighestTemperature, "temperature", Temperature, "0 (always the likeliest) to 100; 1 draws as the network predicts");
        Require(TopK >= 0, "top-k", TopK, "1 or more tokens, or 0 for all of them");
        Require(TopP is > 0 and <= 1, "top-p", TopP, "more than 0, at most 1 (all tokens)");
    }

    private static void Require(bool holds, string what, IFormattable found, string expected)
    {
        if (!holds)
        {
            throw new MusicRnnException($"the {what} is {found.ToString(null, CultureInfo.InvariantCulture)}: expected {expected}.");
        }
    }
}
