using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MusicRnn.Audio;
using MusicRnn.Cli.Commands;
using MusicRnn.Cli.Corpora;
using MusicRnn.Composing;
using MusicRnn.Composing.Editing;
using MusicRnn.Learning.Kernels;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;
using MusicRnn.Notation.Midi;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Editing;

/// <summary>Edits a piece and writes what comes of it as files.</summary>
internal static class EditingRun
{
    /// <summary>
    /// Writes <c>FILE-rewritten-SEED-1.mid</c> and so on, and tells each one. Returns the files with what is in them. Throws
    /// <see cref="MusicRnnException"/>.
    /// </summary>
    public static ImmutableArray<(string Path, Piece Piece)> Write(
        Model model, EditingRequest request, ComposingOptions options, string folder, AudioOptions? sound, WorkerTeam team, CancellationToken stop)
    {
        ComposedFiles.RequireFolder(folder);
        var (piece, text) = Read(request.File, model);
        var edit = request.Edit with { SourceSha256 = FileHash.Of(request.File) };
        var stem = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(edit.Source)}-{edit.Kind}-{options.Seed}").ToLowerInvariant();
        var written = ImmutableArray.CreateBuilder<(string Path, Piece Piece)>();
        var all = Edit(new PieceEditor(model, team) { Text = text }, request, piece, options, stop).ToArray();
        foreach (var (number, edited, editedText, story) in all)
        {
            stop.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}.mid"));
            var recipe = RecipeOf(model, options, edit, number);
            AtomicFile.Write(path, stream => new MidiFormat().Write(edited with { Recipe = recipe }, stream));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Wrote {path}: {story}; {edited.NoteCount} notes, {TimeSpan.FromSeconds(edited.DurationSeconds):m\\:ss}."));
            if (editedText is not null)
            {
                var abc = Path.ChangeExtension(path, ".abc");
                AtomicFile.Write(abc, stream => stream.Write(Encoding.UTF8.GetBytes(AbcText.WithRecipe(editedText, recipe) + "\n")));
                Terminal.Say($"      {abc}, as it was composed");
            }
            else if (model.Controls is { Chords.Count: > 0 })
            {
                LeadSheet.WriteBeside(path, edited with { Recipe = recipe });
            }

            written.Add((path, edited));
            if (sound is not null)
            {
                var wav = Path.ChangeExtension(path, ".wav");
                WavFile.Write(edited, wav, sound, cancellation: stop);
                Terminal.Say($"      {wav}");
            }
        }

        CopyWording.TellMissing(model, options, all.Select(each => each.Number));
        return written.DrainToImmutable();
    }

    private static string RecipeOf(Model model, ComposingOptions options, Edit edit, int number) =>
        new Recipe { ProgramVersion = Recipe.ThisVersion, Model = model.Sha256!, Settings = options with { FirstNumber = number, Given = null }, Edit = edit }.ToText();

    // A model of text is told an ABC tune as it stands in its file.
    private static (Piece Piece, string? Text) Read(string path, Model model)
    {
        var content = NotationFormats.Read(path);
        var index = content.Pieces.TakeWhile(piece => piece.NoteCount == 0).Count();
        return index < content.Pieces.Length
            ? (content.Pieces[index], model.Tokenizer is ITextTokenizer ? MusicTexts.StandingIn(path, content, index) : null)
            : throw new MusicRnnException($"{path}: expected a piece with notes, found none.");
    }

    private static IEnumerable<(int Number, Piece Piece, string? Text, string Story)> Edit(
        PieceEditor editor, EditingRequest request, Piece piece, ComposingOptions options, CancellationToken stop)
    {
        var edit = request.Edit;
        var editing = new EditingOptions
        {
            Count = options.Count,
            FirstNumber = options.FirstNumber,
            Seed = options.Seed,
            Sampling = options.Sampling,
            HalfWeights = options.HalfWeights,
            MaxCopy = options.MaxCopy,
            Candidates = edit.Candidates ?? EditingOptions.DefaultCandidates,
            Sweeps = edit.Sweeps ?? EditingOptions.DefaultSweeps,
        };
        try
        {
            return edit.Kind switch
            {
                EditingKind.Continued => ShareProgress.Show("composing", progress => editor
                    .Continue(piece, options.Bars, options, done => progress.Report(done.Fraction), stop)
                    .Select(each => (each.Number, each.Piece, each.Text, $"{Wording.Count(Bars.Of(each.Piece).Count(), "bar")}, of which {Bars.Of(piece).Count()} were there{CopyWording.Of(each.LongestCopy)}"))),
                EditingKind.Rewritten => Told(ShareProgress.Show("composing", progress => editor.Rewrite(piece, (edit.FromBar ?? 1, edit.ToBar ?? 1), editing, progress.Report, stop))),
                EditingKind.Varied => Told(ShareProgress.Show("composing", progress => editor.Vary(piece, edit.Amount ?? 0, editing, progress.Report, stop))),
                EditingKind.Harmonized => ShareProgress.Show("composing", progress => editor.Harmonize(piece, edit.GivenPart, editing, progress.Report, stop))
                    .Select(each => (each.Number, each.Piece, each.Text, HarmonyStoryOf(each))),
                _ => throw new InvalidOperationException($"There is no way to have a piece {edit.Kind}."),
            };
        }
        catch (MusicRnnException exception)
        {
            throw new MusicRnnException($"{request.File}: {exception.Message}", exception);
        }

        IEnumerable<(int Number, Piece Piece, string? Text, string Story)> Told(IReadOnlyList<EditedPiece> edited) => edited.Select(each => (each.Number, each.Piece, each.Text, StoryOf(each, editing.Candidates)));
    }

    private static string HarmonyStoryOf(EditedPiece edited) => edited.Text is null
        ? Wording.Count(edited.Piece.Parts.Count(part => part.Notes.Length > 0), "part") + CopyWording.Of(edited.LongestCopy)
        : $"{Wording.Count(edited.Piece.Chords.Length, "chord symbol")} as played";

    private static string StoryOf(EditedPiece edited, int candidates) => edited.Bars.Count == 0
        ? "nothing new"
        : string.Create(CultureInfo.InvariantCulture, $"bar{(edited.Bars.Count == 1 ? "" : "s")} {RunsOf(edited.Bars)} new, each drawn from {Wording.Count(candidates, "candidate")}{CopyWording.Of(edited.LongestCopy)}");

    // 1, 5-8, 11
    private static string RunsOf(IReadOnlyList<int> bars)
    {
        var runs = new List<string>();
        for (var index = 0; index < bars.Count; index++)
        {
            var first = bars[index];
            while (index + 1 < bars.Count && bars[index + 1] == bars[index] + 1)
            {
                index++;
            }

            runs.Add(string.Create(CultureInfo.InvariantCulture, $"{first}{(bars[index] == first ? "" : $"-{bars[index]}")}"));
        }

        return string.Join(", ", runs);
    }
}
