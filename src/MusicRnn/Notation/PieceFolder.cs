using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>Reads whole folders of music, and tells what became of each file.</summary>
public static class PieceFolder
{
    /// <summary>
    /// Reads files, and folders with all folders in them. The files are read in parallel; the result is the same each
    /// time. Throws <see cref="MusicRnnException"/> if one of the paths does not exist, and
    /// <see cref="OperationCanceledException"/> if cancelled.
    /// </summary>
    /// <param name="paths">Folders and files.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static PieceFolderResult Read(IEnumerable<string> paths, CancellationToken cancellation = default)
    {
        ImmutableArray<string> roots = [.. paths];
        var found = FolderWalk.FilesIn(roots, cancellation);
        var twins = Twins.Of(found);
        var outcomes = new FileOutcome[found.Count];
        Parallel.For(0, found.Count, new ParallelOptions { CancellationToken = cancellation }, index =>
        {
            outcomes[index] = OutcomeOf(found[index], twins.GetValueOrDefault(found[index].Path));
        });

        return new PieceFolderResult(roots, [.. outcomes]);
    }

    private static FileOutcome OutcomeOf(FoundFile file, string? twin)
    {
        var outcome = new FileOutcome(file.Name, file.Path, FileOutcomeKind.PassedOver);
        if (file.Obstacle is { } obstacle)
        {
            return outcome with { Cause = obstacle, Reason = $"{file.Name}: {obstacle}." };
        }

        if (twin is not null)
        {
            return outcome with { Cause = "the same piece in another notation", Reason = $"{file.Name}: the same piece as {twin}, which is read." };
        }

        if (NotationFormats.ForFile(file.Path) is not { } format)
        {
            return outcome with { Cause = "in no known format", Reason = $"{file.Name}: no format has the extension '{Path.GetExtension(file.Path)}'." };
        }

        try
        {
            return OutcomeOf(file, NotationFormats.Read(file.Path, file.Name));
        }
        catch (NotationException exception)
        {
            return outcome with { Kind = FileOutcomeKind.Dropped, Cause = $"not readable as {format.Name}", Reason = exception.Message };
        }
        catch (MusicRnnException exception)
        {
            return outcome with { Kind = FileOutcomeKind.Dropped, Cause = "cannot be opened", Reason = exception.Message };
        }
    }

    private static FileOutcome OutcomeOf(FoundFile file, ReadResult result)
    {
        var pieces = ImmutableArray.CreateBuilder<NamedPiece>();
        var problems = result.Problems;
        for (var index = 0; index < result.Pieces.Length; index++)
        {
            var name = result.Pieces.Length == 1 ? file.Name : $"{file.Name}#{index + 1}";
            if (result.Pieces[index].NoteCount > 0)
            {
                pieces.Add(new NamedPiece(name, result.Pieces[index]));
            }
            else if (result.Pieces.Length > 1)
            {
                problems = problems.Add(new NotationProblem($"piece {index + 1}", "expected notes, found none; the piece is left out."));
            }
        }

        if (pieces.Count == 0)
        {
            return new FileOutcome(file.Name, file.Path, FileOutcomeKind.Dropped)
            {
                Cause = "without notes",
                Reason = $"{file.Name}: no notes.",
                Problems = problems,
            };
        }

        var kind = problems.IsEmpty ? FileOutcomeKind.Kept : FileOutcomeKind.Mended;
        return new FileOutcome(file.Name, file.Path, kind) { Problems = problems, Pieces = pieces.DrainToImmutable() };
    }
}
