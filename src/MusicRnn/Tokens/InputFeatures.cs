using System.Collections.Immutable;

namespace MusicRnn.Tokens;

/// <summary>
/// What a tokenizer tells a network beside the bare tokens. The recurrent part reads the features of a step; a small network
/// predicts each token from the recurrent state and the features of the moment before that token.
/// </summary>
/// <param name="Step">What is read when a step is complete: a token, or all notes of a frame.</param>
/// <param name="Token">What is known where the next token is to be predicted.</param>
public sealed record InputFeatures(ImmutableArray<InputFeature> Step, ImmutableArray<InputFeature> Token);
