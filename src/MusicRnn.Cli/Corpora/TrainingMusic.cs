using MusicRnn.Cli.Commands;
using MusicRnn.Composing;
using MusicRnn.Notation;
using MusicRnn.Notation.PianoRolls;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>Music to learn from, as tokens with its split, and the files it came from.</summary>
internal sealed record TrainingMusic(Corpus Corpus, IReadOnlyList<DataFile> Files)
{
    /// <summary>How many files could be read without complaint.</summary>
    public int Kept { get; init; }

    /// <summary>How many were mended.</summary>
    public int Mended { get; init; }

    /// <summary>How many could not be read.</summary>
    public int Dropped { get; init; }

    /// <summary>Reads folders and files, and tells what became of them. Throws <see cref="MusicRnnException"/> if there is too little music.</summary>
    public static TrainingMusic Read(IReadOnlyList<string> paths, TokenChoice choice, int seed, CancellationToken cancellation)
    {
        if (paths is [var path] && PianoRollFile.IsOne(path))
        {
            return choice.Tokenizer is null or FrameTokenizer.TokenizerName
                ? OfPianoRolls(path, choice.FramesPerQuarter)
                : throw new MusicRnnException($"{path}: a piano-roll file can be told in frames only. Leave --tokens {choice.Tokenizer} out.");
        }

        var folder = PieceFolder.Read(paths, cancellation);
        FolderReport.Tell(folder);
        folder.RequirePieces();
        return OfFolder(folder, choice, seed);
    }

    /// <summary>The music of a folder, split by its notes and a seed.</summary>
    public static TrainingMusic OfFolder(PieceFolderResult folder, TokenChoice choice, int seed)
    {
        var options = new CorpusOptions { Seed = seed };
        var corpus = choice.Tokenizer switch
        {
            FrameTokenizer.TokenizerName => Corpus.Create(folder.Pieces, FrameTokenizer.ForPieces(folder.Pieces.Select(piece => piece.Piece), choice.FramesPerQuarter), options),
            PerformanceTokenizer.TokenizerName => Corpus.Create(folder.Pieces, PerformanceTokenizer.Instance, options),
            AbcTokenizer.TokenizerName => OfTexts(folder, AbcTokenizer.ForTexts, options),
            AbcSymbolTokenizer.TokenizerName => OfTexts(folder, AbcSymbolTokenizer.ForTexts, options),
            _ => Corpus.Create(folder.Pieces, NoteTokenizer.ForPieces(folder.Pieces.Select(piece => piece.Piece), TranspositionRange.AllKeys), options),
        };
        var isText = corpus.Tokenizer is ITextTokenizer;
        return new TrainingMusic(corpus, DataFilesOf(corpus, folder, file => isText ? MusicTexts.In(file).Select(text => text.Name) : file.Pieces.Select(piece => piece.Name)))
        {
            Kept = folder.CountOf(FileOutcomeKind.Kept),
            Mended = folder.CountOf(FileOutcomeKind.Mended),
            Dropped = folder.CountOf(FileOutcomeKind.Dropped),
        };
    }

    private static Corpus OfTexts(PieceFolderResult folder, Func<IEnumerable<string>, ITextTokenizer> tokenizerFor, CorpusOptions options)
    {
        NamedText[] texts = [.. folder.Files.SelectMany(MusicTexts.In)];
        return Corpus.Create(texts, tokenizerFor(texts.Select(text => text.Text)), options);
    }

    private static TrainingMusic OfPianoRolls(string path, int framesPerQuarter)
    {
        var corpus = PianoRollCorpus.Read(path, framesPerQuarter);
        var sha256 = FileHash.Of(path);
        CorpusSide[] sides = [CorpusSide.Training, CorpusSide.Validation, CorpusSide.Test];
        return new TrainingMusic(corpus, [.. sides.Select(side => new DataFile { Name = Path.GetFileName(path), Sha256 = sha256, Side = side })]) { Kept = 1 };
    }

    // Files whose pieces were all dropped, as copies for instance, are listed too, for a side of their own: none.
    private static List<DataFile> DataFilesOf(Corpus corpus, PieceFolderResult folder, Func<FileOutcome, IEnumerable<string>> namesIn)
    {
        var sides = new Dictionary<string, CorpusSide>(StringComparer.Ordinal);
        AddSides(corpus.Training, CorpusSide.Training);
        AddSides(corpus.Validation, CorpusSide.Validation);
        var files = new List<DataFile>();
        foreach (var file in folder.Files.Where(file => !file.Pieces.IsEmpty))
        {
            var sha256 = FileHash.Of(file.Path);
            var used = namesIn(file).Where(sides.ContainsKey).Select(name => (CorpusSide?)sides[name]).Distinct().DefaultIfEmpty(null);
            files.AddRange(used.Select(side => new DataFile { Name = file.Name, Sha256 = sha256, Side = side }));
        }

        return files;

        void AddSides(IEnumerable<CorpusPiece> pieces, CorpusSide side)
        {
            foreach (var piece in pieces)
            {
                sides[piece.Name] = side;
            }
        }
    }
}
