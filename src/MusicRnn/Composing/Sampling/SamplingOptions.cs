using System.Globalization;
using MusicRnn.Music;

namespace MusicRnn.Composing.Sampling;

/// <summary>How the next token is drawn from what the network predicts.</summary>
public sealed record SamplingOptions
{
    private const double HighestTemperature = 100;
    private const int MidiHighest = 127;

    // More than any network has for or against a token.
    private const double MostNats = 1000;

    /// <summary>Whether tokens that make no sense where they would stand are excluded. Without it the network is on its own, and wishes are told to it, but not enforced.</summary>
    public bool UsesGrammar { get; init; } = true;

    /// <summary>What the logits are divided by: 1 draws as the network predicts, less is more cautious, more is bolder, 0 always takes the likeliest token. At most 100.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>Draw only from so many of the likeliest tokens (Fan et al. 2018); 0 is off.</summary>
    public int TopK { get; init; }

    /// <summary>Draw only from the fewest likeliest tokens that together have this probability (nucleus sampling, Holtzman et al. 2020); above 0, 1 is off.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Draw only tokens that are at least so many times as likely as the likeliest (min-p, Nguyen et al. 2024); at most 1, 0 is off.</summary>
    public double MinP { get; init; }

    /// <summary>The nats taken off a pitch's logit for each time too often that it was just struck; 0 is off. See <see cref="Sampling.RepetitionPenalty"/>.</summary>
    public double RepetitionPenalty { get; init; }

    /// <summary>Whether notes outside the key are excluded.</summary>
    public bool InKey { get; init; }

    /// <summary>The nats taken off the logits of notes outside the key, 0 or more; 0 is off.</summary>
    public double KeyPull { get; init; }

    /// <summary>The key of these two; null for the one that the piece itself tells.</summary>
    public Key? Key { get; init; }

    /// <summary>The lowest MIDI pitch that is struck.</summary>
    public int LowestPitch { get; init; }

    /// <summary>The highest MIDI pitch that is struck.</summary>
    public int HighestPitch { get; init; } = MidiHighest;

    internal bool HasRange => LowestPitch > 0 || HighestPitch < MidiHighest;

    /// <summary>Throws <see cref="MusicRnnException"/> for a value out of range.</summary>
    public void Validate()
    {
        Require(Temperature is >= 0 and <= HighestTemperature, "temperature", Temperature, "0 (always the likeliest) to 100; 1 draws as the network predicts");
        Require(TopK >= 0, "top-k", TopK, "1 or more tokens, or 0 for all of them");
        Require(TopP is > 0 and <= 1, "top-p", TopP, "more than 0, at most 1 (all tokens)");
        Require(MinP is >= 0 and <= 1, "min-p", MinP, "0 (all tokens) to 1 (only the likeliest)");
        Require(RepetitionPenalty is >= 0 and <= MostNats, "repetition penalty", RepetitionPenalty, $"0 (none) to {MostNats} nats");
        Require(KeyPull is >= 0 and <= MostNats, "key pull", KeyPull, $"0 (none) to {MostNats} nats");
        Require(LowestPitch is >= 0 and <= MidiHighest, "lowest pitch", LowestPitch, $"0 to {MidiHighest}");
        Require(HighestPitch >= LowestPitch && HighestPitch <= MidiHighest, "highest pitch", HighestPitch, $"{LowestPitch}, the lowest, to {MidiHighest}");
    }

    private static void Require(bool holds, string what, IFormattable found, string expected)
    {
        if (!holds)
        {
            throw new MusicRnnException($"the {what} is {found.ToString(null, CultureInfo.InvariantCulture)}: expected {expected}.");
        }
    }
}
