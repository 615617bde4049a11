namespace MusicRnn.Composing.Sampling;

/// <summary>
/// One step on the way from what the network predicts to what is drawn. Rules stand in one order, see
/// <see cref="SamplingRules"/>, and leave at least one token each. A rule works for one piece: it may have memory.
/// </summary>
internal interface ISamplingRule
{
    /// <summary>What a token's logit becomes when it must not be drawn.</summary>
    const double Excluded = double.NegativeInfinity;

    /// <summary>Changes the V logits; those that are not <see cref="Excluded"/> are finite.</summary>
    void Apply(Span<double> logits);

    /// <summary>Learns of the next token, drawn or given, before the decoder takes it.</summary>
    void Take(int token)
    {
    }
}
