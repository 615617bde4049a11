using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation;

/// <summary>Files found in folders, which are read one after another: of a folder of any size, only a few are in memory at a time.</summary>
public sealed class PieceFiles
{
    private readonly List<FoundFile> _files;
    private readonly Dictionary<string, string> _twins;

    private PieceFiles(List<FoundFile> files)
    {
        _files = files;
        _twins = Twins.Of(files);
    }

    /// <summary>The number of files.</summary>
    public int Count => _files.Count;

    /// <summary>
    /// Finds files, and those in folders with all folders in them. Throws <see cref="MusicRnnException"/> if one of the
    /// paths does not exist, and <see cref="OperationCanceledException"/> if cancelled.
    /// </summary>
    public static PieceFiles In(IReadOnlyList<string> paths, CancellationToken cancellation = default) =>
        new(FolderWalk.FilesIn(paths, cancellation));

    /// <summary>
    /// What became of each file, in ordinal order of name and the same each time, while further ones are read in parallel.
    /// Throws <see cref="OperationCanceledException"/> if cancelled.
    /// </summary>
    public IEnumerable<FileOutcome> Read(CancellationToken cancellation = default) =>
        OrderedWork.Select(_files, file => OutcomeOf(file, _twins.GetValueOrDefault(file.Path)), cancellation);

    /// <summary>
    /// The same for whoever makes something else of each file, in parallel too, so that its pieces need not be kept.
    /// </summary>
    /// <param name="use">
    /// Is given the file's name and path and what reads it; the path is null where the file is passed over unread. Called from
    /// several threads at once.
    /// </param>
    /// <param name="cancellation">Stops the reading.</param>
    public IEnumerable<TResult> Read<TResult>(Func<string, string?, Func<FileOutcome>, TResult> use, CancellationToken cancellation = default) =>
        OrderedWork.Select(
            _files,
            file =>
            {
                var twin = _twins.GetValueOrDefault(file.Path);
                var isRead = file.Obstacle is null && twin is null && NotationFormats.ForFile(file.Path) is not null;
                return use(file.Name, isRead ? file.Path : null, () => OutcomeOf(file, twin));
            },
            cancellation);

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
        catch (NotationException exception) when (exception.IsOfAnotherKind)
        {
            return outcome with { Cause = $"named {Path.GetExtension(file.Path)}, but no music", Reason = exception.Message };
        }
        catch (NotationException exception)
        {
            return outcome with { Kind = FileOutcomeKind.Dropped, Cause = $"not readable as {format.Name}", Reason = exception.Message };
        }
        catch (MusicRnnException exception)
        {
            return outcome with { Kind = FileOutcomeKind.Dropped, Cause = "cannot be opened", Reason = exception.Message };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // One file on which a reader fails must not keep the others from being read; that it did is told, not hidden.
            return outcome with
            {
                Kind = FileOutcomeKind.Dropped,
                Cause = "on which the reader failed",
                Reason = $"{file.Name}: this is a mistake of MusicRnn, not of the file: {exception.GetType().Name}: {exception.Message} Please report it with the file.",
            };
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
