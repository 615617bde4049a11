using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// The pieces that a network learns from and is measured by, as tokens. Which side a piece is on depends on its music and
/// the seed alone, so that adding a piece moves no other one, and the same music in any key is on one side, once.
/// </summary>
public sealed class Corpus
{
    private const int FewestPieces = 2;

    /// <summary>Why all copies of a piece but one are dropped.</summary>
    internal const string SameMusic = "it is the same music as another piece";

    private Corpus(ITokenizer tokenizer, ILookup<CorpusSide, CorpusPiece> pieces, IEnumerable<DroppedPiece> dropped)
    {
        Tokenizer = tokenizer;
        Training = [.. pieces[CorpusSide.Training]];
        Validation = [.. pieces[CorpusSide.Validation]];
        Test = [.. pieces[CorpusSide.Test]];
        Dropped = [.. dropped];
    }

    /// <summary>What made the tokens.</summary>
    public ITokenizer Tokenizer { get; }

    /// <summary>The pieces to learn from, in the order of their names; never empty.</summary>
    public ImmutableArray<CorpusPiece> Training { get; }

    /// <summary>The pieces to choose the best network by, in the order of their names; never empty.</summary>
    public ImmutableArray<CorpusPiece> Validation { get; }

    /// <summary>The pieces to measure the chosen network by, in the order of their names; may be empty.</summary>
    public ImmutableArray<CorpusPiece> Test { get; }

    /// <summary>The pieces that were not used, in the order of their names.</summary>
    public ImmutableArray<DroppedPiece> Dropped { get; }

    /// <summary>How many pieces were dropped for each reason, the most frequent first.</summary>
    public IEnumerable<(string Reason, int Count)> DroppedByReason => Dropped
        .GroupBy(piece => piece.Reason, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Count()))
        .OrderByDescending(group => group.Item2).ThenBy(group => group.Key, StringComparer.Ordinal);

    /// <summary>
    /// Makes a corpus. A piece that cannot be told is dropped, and of those with the same music all but the first by name.
    /// Where the split is given, the test side stays whole, validation has no music of the test side, and training none of
    /// either, in any key. Where the seed leaves the training or the validation side of a small corpus empty, the piece that
    /// is nearest to it goes there.
    /// Throws <see cref="MusicRnnException"/> if no two pieces are left, or if a given split leaves one of those sides empty.
    /// </summary>
    public static Corpus Create(IEnumerable<NamedPiece> pieces, ITokenizer tokenizer, CorpusOptions options) =>
        Create(pieces.AsParallel().AsOrdered().Select(piece => DraftPiece.Of(piece, tokenizer)), tokenizer, options);

    /// <summary>Makes a corpus of texts in the same way.</summary>
    public static Corpus Create(IEnumerable<NamedText> texts, ITextTokenizer tokenizer, CorpusOptions options) =>
        Create(texts.AsParallel().AsOrdered().Select(text => DraftPiece.Of(text, tokenizer)), tokenizer, options);

    /// <summary>
    /// Makes a corpus in the same way of pieces that have been told in a tokenizer's tokens, one after another, so that no more
    /// than these are in memory. A tokenizer with every token there is is reduced to what the kept pieces need.
    /// </summary>
    public static Corpus Create(IEnumerable<DraftPiece> drafts, ITokenizer tokenizer, CorpusOptions options)
    {
        RejectImpossible(options);
        var pieces = new CorpusGroups(options);
        foreach (var draft in drafts)
        {
            pieces.Add(draft);
        }

        var kept = pieces.Kept().OrderBy(candidate => candidate.Name, StringComparer.Ordinal).ToArray();
        var dropped = pieces.Dropped.OrderBy(piece => piece.Name, StringComparer.Ordinal).ToArray();
        RejectTooFew(kept, dropped);
        if (options.GivenSide is null)
        {
            FillEmptySides(kept);
        }

        RejectEmptySides(kept);
        var reduced = tokenizer is IReducibleTokenizer reducible ? reducible.ReducedTo(kept.Select(candidate => candidate.Tokens!), options.Transpositions) : tokenizer;
        return new Corpus(reduced, kept.ToLookup(candidate => candidate.Side, PieceIn(tokenizer, reduced, options)), dropped);
    }

    // The tokens of a reduced vocabulary have the names that they had, and other numbers.
    private static Func<CorpusCandidate, CorpusPiece> PieceIn(ITokenizer tokenizer, ITokenizer reduced, CorpusOptions options)
    {
        if (tokenizer == reduced)
        {
            return candidate => new CorpusPiece(candidate.Name, reduced, candidate.Tokens!, candidate.Controls, options.Transpositions);
        }

        var numbers = tokenizer.Vocabulary.Names.Select(name => reduced.Vocabulary.TryGetNumber(name, out var number) ? (ushort)number : ushort.MaxValue).ToArray();
        return candidate => new CorpusPiece(candidate.Name, reduced, Array.ConvertAll(candidate.Tokens!, token => numbers[token]), candidate.Controls, options.Transpositions);
    }

    private static void RejectImpossible(CorpusOptions options)
    {
        var isPossible = options.ValidationShare > 0 && options.TestShare >= 0 && options.ValidationShare + options.TestShare < 1;
        if (!isPossible)
        {
            throw new MusicRnnException(
                $"The shares for validation ({options.ValidationShare}, above 0) and test ({options.TestShare}, 0 or more) have to leave something to learn from: together less than 1.");
        }
    }

    private static void RejectTooFew(CorpusCandidate[] kept, DroppedPiece[] dropped)
    {
        if (kept.Length < FewestPieces)
        {
            var reason = dropped.Length == 0 ? "" : $" {dropped.Length} dropped, the first, {dropped[0].Name}, because {dropped[0].Reason}.";
            throw new MusicRnnException(
                $"{kept.Length} usable and different pieces found, but it takes {FewestPieces}: one to learn from and one to validate.{reason} Add more music.");
        }
    }

    private static void FillEmptySides(CorpusCandidate[] kept)
    {
        if (kept.All(candidate => candidate.Side != CorpusSide.Validation))
        {
            Move(kept, kept.MinBy(candidate => candidate.Fraction)!, CorpusSide.Validation);
        }

        if (kept.All(candidate => candidate.Side != CorpusSide.Training))
        {
            Move(kept, kept.MaxBy(candidate => candidate.Fraction)!, CorpusSide.Training);
        }
    }

    private static void Move(CorpusCandidate[] kept, CorpusCandidate candidate, CorpusSide side) =>
        kept[Array.IndexOf(kept, candidate)] = candidate with { Side = side };

    private static void RejectEmptySides(CorpusCandidate[] kept)
    {
        foreach (var side in (CorpusSide[])[CorpusSide.Training, CorpusSide.Validation])
        {
            if (kept.All(candidate => candidate.Side != side))
            {
                throw new MusicRnnException($"The split leaves no piece for {side.ToString().ToLowerInvariant()} among {kept.Length}; it has to name at least one.");
            }
        }
    }
}
