namespace MusicRnn.Composing.Editing;

/// <summary>What a <see cref="CandidateSearch"/> has found.</summary>
/// <param name="Chosen">The candidate that was drawn in the end; null if each has copied more than is allowed.</param>
/// <param name="Candidates">All of them.</param>
/// <param name="GivenLog">The logarithm of the probability of what is given before the first choice.</param>
internal sealed record SearchResult(Candidate? Chosen, IReadOnlyList<Candidate> Candidates, double GivenLog);
