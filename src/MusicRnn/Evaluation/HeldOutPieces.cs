using System.Collections.Immutable;
using MusicRnn.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>
/// The pieces of a folder by which a model may be measured: those that it has not learned from. The model's data sheet tells
/// which files were on which side. A file that it does not list beside files that it does is on the side on which training
/// would have put its music; so music that was learned from is not scored under another name, nor in another key. Only where
/// the sheet lists none of the files are all pieces new.
/// </summary>
public sealed class HeldOutPieces
{
    private HeldOutPieces(CorpusSide? scoredSide, IEnumerable<SplitPiece> training, IEnumerable<SplitPiece> scored, IEnumerable<DroppedPiece> dropped)
    {
        ScoredSide = scoredSide;
        Training = [.. training];
        Scored = [.. scored];
        Dropped = [.. dropped];
    }

    /// <summary>The side of the split that may be scored; null where the model's data sheet lists none of the files and all pieces are new.</summary>
    public CorpusSide? ScoredSide { get; }

    /// <summary>Whether the model's data sheet lists none of the files.</summary>
    public bool AreNew => ScoredSide is null;

    /// <summary>The pieces that the model learned from, or may have, in the order of their names.</summary>
    public ImmutableArray<SplitPiece> Training { get; }

    /// <summary>The pieces that may be scored, in the order of their names.</summary>
    public ImmutableArray<SplitPiece> Scored { get; }

    /// <summary>The pieces that were passed over, in the order of their names: they cannot be told in the model's tokens, or are the same music as another.</summary>
    public ImmutableArray<DroppedPiece> Dropped { get; }

    /// <summary>One side of a corpus whose split was given, beside its training side.</summary>
    public static HeldOutPieces Of(Corpus corpus, CorpusSide side)
    {
        return new HeldOutPieces(side, On(corpus.Training, CorpusSide.Training), On(side == CorpusSide.Test ? corpus.Test : corpus.Validation, side), corpus.Dropped);

        static IEnumerable<SplitPiece> On(IEnumerable<CorpusPiece> pieces, CorpusSide side) =>
            pieces.Select(piece => new SplitPiece(piece.Name, piece.Sequence(), side, Fingerprint: default));
    }

    /// <summary>Splits pieces as they were when the model was trained.</summary>
    public static HeldOutPieces In(IEnumerable<HashedPiece> pieces, Model model)
    {
        var sheet = model.Record.Data.Files.ToLookup(file => file.Sha256, file => file.Side, StringComparer.Ordinal);
        var found = pieces.ToArray();
        var areNew = !found.Any(piece => sheet.Contains(piece.Sha256));
        var options = new CorpusOptions { Seed = model.Record.Options.Seed };
        var candidates = found.AsParallel().AsOrdered()
            .Select(piece => (Candidate: piece.ToCandidate(model.Tokenizer, options), KnownSide: SideOf(sheet[piece.Sha256])))
            .ToArray();

        var split = new List<SplitPiece>();
        var dropped = candidates.Where(each => each.Candidate.Problem is not null)
            .Select(each => new DroppedPiece(each.Candidate.Name, each.Candidate.Problem!)).ToList();
        foreach (var same in candidates.Where(each => each.Candidate.Problem is null).GroupBy(each => each.Candidate.Fingerprint))
        {
            // Of copies, what the sheet knows decides, and one that was learned from decides for all.
            var first = same.OrderBy(each => each.Candidate.Name, StringComparer.Ordinal).First().Candidate;
            var side = areNew ? CorpusSide.Test : same.Min(each => each.KnownSide) ?? first.Side;
            split.Add(new SplitPiece(first.Name, first.Sequence(), side, same.Key));
            dropped.AddRange(same.Where(each => each.Candidate != first).Select(each => new DroppedPiece(each.Candidate.Name, Corpus.SameMusic, first.Name)));
        }

        var bySide = split.OrderBy(piece => piece.Name, StringComparer.Ordinal).ToLookup(piece => piece.Side);
        var scored = areNew ? CorpusSide.Test : CorpusSide.Validation;
        dropped.AddRange(areNew ? [] : bySide[CorpusSide.Test].Select(piece => new DroppedPiece(piece.Name, "the lists of the split keep it for the test; --split with --side test measures by it")));
        return new HeldOutPieces(
            areNew ? null : scored, bySide[CorpusSide.Training], bySide[scored], dropped.OrderBy(piece => piece.Name, StringComparer.Ordinal));
    }

    /// <summary>The same without the music of pieces that a model learned from, in whatever key.</summary>
    public HeldOutPieces Without(IEnumerable<SplitPiece> learned)
    {
        var known = learned.ToLookup(piece => piece.Fingerprint, piece => piece.Name);
        return new HeldOutPieces(
            ScoredSide,
            Training,
            Scored.Where(piece => !known.Contains(piece.Fingerprint)),
            Dropped.Concat(Scored.Where(piece => known.Contains(piece.Fingerprint)).Select(piece => new DroppedPiece(piece.Name, "the model learned from the same music", known[piece.Fingerprint].First()))));
    }

    // A file with pieces on several sides, or on none, leaves the decision to each piece's music.
    private static CorpusSide? SideOf(IEnumerable<CorpusSide?> sides) => sides.Distinct().ToArray() is [var side] ? side : null;
}
