using System.Collections.Concurrent;
using System.Text;
using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Corpora;

/// <summary>
/// What was read of files, by the SHA-256 of their bytes, in a file of its own: a file that has not changed, whatever its
/// name, need not be parsed and told in tokens again. It belongs to one tokenizer and one version of the program; a cache of
/// another one, or a damaged one, is as good as none.
/// </summary>
internal sealed class CorpusCache
{
    /// <summary>What is added to the model's file name.</summary>
    public const string Extension = ".corpus";

    // What a cache says is not believed beyond these.
    private const int MostEntries = 1 << 24;
    private const int MostItems = 1 << 20;
    private const int MostTokens = 1 << 24;

    private readonly string? _path;
    private readonly ITokenizer _tokenizer;
    private readonly string _head;
    private readonly ConcurrentDictionary<string, CachedFile> _used = new(StringComparer.Ordinal);
    private Dictionary<string, CachedFile> _known = [];

    private CorpusCache(string? path, ITokenizer tokenizer)
    {
        _path = path;
        _tokenizer = tokenizer;
        _head = $"musicrnn-corpus {typeof(CorpusCache).Module.ModuleVersionId} {typeof(ITokenizer).Module.ModuleVersionId} {tokenizer.Name} {tokenizer.Vocabulary[2]}";
        if (path is not null && File.Exists(path))
        {
            Load(path);
        }
    }

    /// <summary>Opens a cache; without a path nothing is kept.</summary>
    public static CorpusCache Open(string? path, ITokenizer tokenizer) => new(path, tokenizer);

    /// <summary>What is in a file: from the cache, or read now. Any number of them at once.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="path">Where it is; null if it is passed over unread.</param>
    /// <param name="read">What reads it.</param>
    public ReadFile Read(string name, string? path, Func<FileOutcome> read)
    {
        var sha256 = path is null || _path is null ? null : HashOf(path);
        if (sha256 is not null && _known.TryGetValue(KeyOf(sha256, path!), out var known))
        {
            _used[KeyOf(sha256, path!)] = known;
            return known.ToReadFile(name, path!, sha256);
        }

        var outcome = read();
        DraftPiece[] drafts = [.. outcome.Pieces.Select(piece => DraftPiece.Of(piece, _tokenizer))];
        if (drafts.Length > 0)
        {
            sha256 ??= HashOf(path!);
        }

        if (sha256 is not null && drafts.Length > 0)
        {
            _used[KeyOf(sha256, path!)] = new CachedFile(outcome.Kind, outcome.Problems, [.. drafts.Select(draft => draft with { Name = draft.Name[name.Length..] })]);
        }

        return new ReadFile(outcome with { Pieces = [] }, drafts.Length > 0 ? sha256 : null, drafts);
    }

    /// <summary>Writes what was read, and forgets it. A cache that cannot be written is no reason to stop.</summary>
    public void SaveAndForget()
    {
        try
        {
            if (_path is not null)
            {
                AtomicFile.Write(_path, Save);
            }
        }
        catch (MusicRnnException)
        {
            // The next run reads the files again.
        }

        _known = [];
        _used.Clear();
    }

    private static string KeyOf(string sha256, string path) => sha256 + Path.GetExtension(path).ToLowerInvariant();

    private static string? HashOf(string path)
    {
        try
        {
            return FileHash.Of(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reader will meet the same obstacle and tell of it.
            return null;
        }
    }

    private void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(_head);
        writer.Write(_used.Count);
        foreach (var (key, file) in _used.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            file.Write(writer);
        }
    }

    private void Load(string path)
    {
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
            if (reader.ReadString() != _head)
            {
                return;
            }

            for (var left = Bounded(reader.ReadInt32(), MostEntries); left > 0; left--)
            {
                var key = reader.ReadString();
                _known[key] = CachedFile.Read(reader, MostItems, MostTokens);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException)
        {
            _known = [];
        }
    }

    private static int Bounded(int count, int most) => count >= 0 && count <= most ? count : throw new InvalidDataException();
}
