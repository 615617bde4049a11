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
    /// <param name="paths">The folders and files.</param>
    /// <param name="choice">How music is told in tokens.</param>
    /// <param name="seed">What decides the split.</param>
    /// <param name="cachePath">Where what was read is kept, so that unchanged files need not be read again; null keeps nothing.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static TrainingMusic Read(IReadOnlyList<string> paths, TokenChoice choice, int seed, string? cachePath, CancellationToken cancellation)
    {
        if (paths is [var path] && PianoRollFile.IsOne(path))
        {
            return choice.Tokenizer is null or FrameTokenizer.TokenizerName
                ? OfPianoRolls(path, choice.FramesPerQuarter)
                : throw new MusicRnnException($"{path}: a piano-roll file can be told in frames only. Leave --tokens {choice.Tokenizer} out.");
        }

        var options = new CorpusOptions { Seed = seed, GivenSide = choice.GivenSide };
        return choice.Tokenizer switch
        {
            AbcTokenizer.TokenizerName => OfTexts(paths, AbcTokenizer.ForTexts, options, cancellation),
            AbcSymbolTokenizer.TokenizerName => OfTexts(paths, AbcSymbolTokenizer.ForTexts, options, cancellation),
            FrameTokenizer.TokenizerName => OfPieces(paths, FrameTokenizer.Complete(choice.FramesPerQuarter), options, cachePath, cancellation),
            PerformanceTokenizer.TokenizerName => OfPieces(paths, PerformanceTokenizer.Instance, options, cachePath, cancellation),
            _ => OfPieces(paths, NoteTokenizer.Complete, options, cachePath, cancellation),
        };
    }

    // One file after another is read and told in tokens, which are all that stays in memory.
    private static TrainingMusic OfPieces(IReadOnlyList<string> paths, ITokenizer tokenizer, CorpusOptions options, string? cachePath, CancellationToken cancellation)
    {
        var found = PieceFiles.In(paths, cancellation);
        var cache = CorpusCache.Open(cachePath, tokenizer);
        var report = new ReadingReport(paths);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var hashes = new List<(string File, string Sha256)>();
        var corpus = FileProgress.Show("reading", found.Count, progress => Corpus.Create(Drafts(progress), tokenizer, options));
        report.Tell();
        return new TrainingMusic(corpus, DataFilesOf(corpus, hashes, names)) { Kept = report.CountOf(FileOutcomeKind.Kept), Mended = report.CountOf(FileOutcomeKind.Mended), Dropped = report.CountOf(FileOutcomeKind.Dropped) };

        IEnumerable<DraftPiece> Drafts(FileProgress progress)
        {
            foreach (var file in found.Read(cache.Read, cancellation))
            {
                progress.Advance();
                report.Add(file);
                if (file.Sha256 is { } sha256)
                {
                    hashes.Add((file.Outcome.Name, sha256));
                }

                foreach (var draft in file.Drafts)
                {
                    names[draft.Name] = file.Outcome.Name;
                    yield return draft;
                }
            }

            // Before the corpus is put together, so that nothing is in memory twice.
            cache.SaveAndForget();
            report.RequirePieces();
        }
    }

    private static TrainingMusic OfTexts(IReadOnlyList<string> paths, Func<IEnumerable<string>, ITextTokenizer> tokenizerFor, CorpusOptions options, CancellationToken cancellation)
    {
        var folder = PieceFolder.Read(paths, cancellation);
        FolderReport.Tell(folder);
        folder.RequirePieces();
        var files = folder.Files.Where(file => !file.Pieces.IsEmpty).Select(file => (file.Name, Sha256: FileHash.Of(file.Path), Texts: MusicTexts.In(file).ToArray())).ToArray();
        NamedText[] texts = [.. files.SelectMany(file => file.Texts)];
        var corpus = Corpus.Create(texts, tokenizerFor(texts.Select(text => text.Text)), options);
        var names = files.SelectMany(file => file.Texts.Select(text => (text.Name, File: file.Name))).ToDictionary(each => each.Name, each => each.File, StringComparer.Ordinal);
        return new TrainingMusic(corpus, DataFilesOf(corpus, [.. files.Select(file => (file.Name, file.Sha256))], names))
        {
            Kept = folder.CountOf(FileOutcomeKind.Kept),
            Mended = folder.CountOf(FileOutcomeKind.Mended),
            Dropped = folder.CountOf(FileOutcomeKind.Dropped),
        };
    }

    private static TrainingMusic OfPianoRolls(string path, int framesPerQuarter)
    {
        var corpus = PianoRollCorpus.Read(path, framesPerQuarter);
        return new TrainingMusic(corpus, GivenSplit.FilesOf(path)) { Kept = 1 };
    }

    // Files whose pieces were all dropped, as copies for instance, are listed too, for a side of their own: none.
    private static DataFile[] DataFilesOf(Corpus corpus, IReadOnlyList<(string File, string Sha256)> files, Dictionary<string, string> fileOfPiece)
    {
        var sides = corpus.Training.Select(piece => (File: fileOfPiece[piece.Name], Side: CorpusSide.Training))
            .Concat(corpus.Validation.Select(piece => (File: fileOfPiece[piece.Name], Side: CorpusSide.Validation)))
            .Concat(corpus.Test.Select(piece => (File: fileOfPiece[piece.Name], Side: CorpusSide.Test)))
            .ToLookup(each => each.File, each => (CorpusSide?)each.Side, StringComparer.Ordinal);
        return [.. files.SelectMany(file => sides[file.File].Distinct().DefaultIfEmpty(null).Select(side => new DataFile { Name = file.File, Sha256 = file.Sha256, Side = side }))];
    }
}
