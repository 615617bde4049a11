using System.Collections.Immutable;
using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Novelty;

/// <summary>
/// The lines of the pieces that a model was trained on, in whatever key, so that it can be told what a composed piece has
/// copied from them. A copied run is what <see cref="CopySearch"/> finds.
/// </summary>
public sealed class NoveltyIndex
{
    // Some eight million notes. Of a larger corpus, pieces spread evenly over its names are kept.
    private const int MostBytes = NoveltyIndexFile.MostBytes - 1024;

    // So many pieces are looked for at a time, that what is known of them stays small beside a large index.
    private const int PiecesInSearch = 1000;

    internal NoveltyIndex(ImmutableArray<IndexedPiece> pieces, int leftOut)
    {
        Pieces = pieces;
        LeftOut = leftOut;
    }

    /// <summary>The pieces in the order of their names.</summary>
    internal ImmutableArray<IndexedPiece> Pieces { get; }

    /// <summary>How many pieces of the corpus are in the index.</summary>
    public int PieceCount => Pieces.Length;

    /// <summary>How many pieces of the corpus are not in the index, as it would have become too large.</summary>
    public int LeftOut { get; }

    /// <summary>Makes the index of a corpus's training pieces, one after another, on all processor cores.</summary>
    public static NoveltyIndex Of(Corpus corpus, CancellationToken cancellation = default) => Of(corpus.Training, corpus.Tokenizer, MostBytes, cancellation);

    internal static NoveltyIndex Of(ImmutableArray<CorpusPiece> training, ITokenizer tokenizer, int mostBytes, CancellationToken cancellation)
    {
        var bytes = training.Sum(piece => IndexedPiece.BytesOf(piece.Name, lines: 1, piece.NoteCount));
        var share = Math.Min(1, (double)mostBytes / Math.Max(1, bytes));
        var chosen = training.Where((_, index) => Math.Floor((index + 1) * share) > Math.Floor(index * share));
        var pieces = ImmutableArray.CreateBuilder<IndexedPiece>();
        bytes = 0;
        foreach (var piece in OrderedWork.Select(chosen, piece => new IndexedPiece(piece.Name, StepLine.AllOf(tokenizer.Decode(piece.Sequence()))), cancellation))
        {
            // Repeats that are played out make more notes than a corpus counts.
            if (bytes + piece.Bytes <= mostBytes)
            {
                bytes += piece.Bytes;
                pieces.Add(piece);
            }
        }

        return new NoveltyIndex(pieces.ToImmutable(), training.Length - pieces.Count);
    }

    /// <summary>The longest run that each piece has copied from the training pieces, in the order of the pieces.</summary>
    public IReadOnlyList<CopiedRun> LongestRunsOf(IEnumerable<NamedPiece> pieces, CancellationToken cancellation = default) =>
        [.. pieces.Chunk(PiecesInSearch).SelectMany(chunk => Search(chunk, cancellation))];

    /// <summary>The longest run with a new note that an edited piece has copied.</summary>
    internal CopiedRun LongestRunOf(string name, IEnumerable<EditedLine> lines, CancellationToken cancellation)
    {
        var search = new CopySearch();
        search.Add(name, lines);
        return LookThrough(search, cancellation)[0];
    }

    private IReadOnlyList<CopiedRun> Search(NamedPiece[] pieces, CancellationToken cancellation)
    {
        var search = new CopySearch();
        foreach (var piece in pieces)
        {
            search.Add(piece);
        }

        return LookThrough(search, cancellation);
    }

    private IReadOnlyList<CopiedRun> LookThrough(CopySearch search, CancellationToken cancellation)
    {
        foreach (var source in Pieces)
        {
            cancellation.ThrowIfCancellationRequested();
            search.LookThrough(source.Name, source.Lines);
        }

        return search.Runs();
    }
}
