using System.Collections.Immutable;
using MusicRnn.Notation;
using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Cli.Corpora;

/// <summary>What a cache knows of a file: its pieces in tokens, and what was mended in it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Problems">What was mended or left out.</param>
/// <param name="Drafts">Its pieces, named by what follows the file's name in theirs.</param>
internal sealed record CachedFile(FileOutcomeKind Kind, ImmutableArray<NotationProblem> Problems, ImmutableArray<DraftPiece> Drafts)
{
    /// <summary>The file as it was read.</summary>
    public ReadFile ToReadFile(string name, string path, string sha256) => new(
        new FileOutcome(name, path, Kind) { Problems = Problems }, sha256, [.. Drafts.Select(draft => draft with { Name = name + draft.Name })]);

    /// <summary>Writes it.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Kind);
        writer.Write(Problems.Length);
        foreach (var problem in Problems)
        {
            writer.Write(problem.Where);
            writer.Write(problem.Message);
        }

        writer.Write(Drafts.Length);
        foreach (var draft in Drafts)
        {
            writer.Write(draft.Name);
            writer.Write(draft.Problem ?? "");
            writer.Write((ulong)(draft.Fingerprint >> 64));
            writer.Write((ulong)draft.Fingerprint);
            Write(writer, draft.Controls);
            writer.Write(draft.Tokens?.Length ?? 0);
            foreach (var token in draft.Tokens ?? [])
            {
                writer.Write(token);
            }
        }
    }

    /// <summary>Reads one. Throws <see cref="InvalidDataException"/> or <see cref="IOException"/> if it is not as written.</summary>
    public static CachedFile Read(BinaryReader reader, int mostItems, int mostTokens)
    {
        var kind = (FileOutcomeKind)reader.ReadByte();
        var problems = ImmutableArray.CreateBuilder<NotationProblem>();
        for (var left = Bounded(reader.ReadInt32(), mostItems); left > 0; left--)
        {
            problems.Add(new NotationProblem(reader.ReadString(), reader.ReadString()));
        }

        var drafts = ImmutableArray.CreateBuilder<DraftPiece>();
        for (var left = Bounded(reader.ReadInt32(), mostItems); left > 0; left--)
        {
            drafts.Add(ReadDraft(reader, mostTokens));
        }

        return new CachedFile(kind, problems.DrainToImmutable(), drafts.DrainToImmutable());
    }

    private static DraftPiece ReadDraft(BinaryReader reader, int mostTokens)
    {
        var (name, problem) = (reader.ReadString(), reader.ReadString());
        var fingerprint = new UInt128(reader.ReadUInt64(), reader.ReadUInt64());
        var controls = ReadControls(reader, mostTokens);
        var tokens = new List<ushort>();
        for (var left = Bounded(reader.ReadInt32(), mostTokens); left > 0; left--)
        {
            tokens.Add(reader.ReadUInt16());
        }

        return new DraftPiece(name, problem.Length == 0 ? [.. tokens] : null, problem.Length == 0 ? null : problem, fingerprint, controls);
    }

    // Nothing has a number of its own that no piece has: an empty style, a meter of no beats, a tempo and a density of nothing.
    private static void Write(BinaryWriter writer, PieceControls controls)
    {
        writer.Write(controls.Style ?? "");
        writer.Write(controls.Meter?.Beats ?? 0);
        writer.Write(controls.Meter?.BeatUnit ?? 0);
        writer.Write(controls.Key is not null);
        writer.Write(controls.Key?.Fifths ?? 0);
        writer.Write((int)(controls.Key?.Mode ?? default));
        writer.Write(controls.QuartersPerMinute ?? 0);
        writer.Write(controls.Density ?? 0);
        writer.Write(controls.Chords?.Changes.Length ?? 0);
        foreach (var chord in controls.Chords?.Changes ?? [])
        {
            writer.Write(chord.Bar);
            writer.Write(chord.Share);
            writer.Write(chord.Shares);
            writer.Write(chord.Chord);
        }
    }

    private static PieceControls ReadControls(BinaryReader reader, int mostChords)
    {
        var style = reader.ReadString();
        var meter = new Meter(reader.ReadInt32(), reader.ReadInt32());
        var (hasKey, key) = (reader.ReadBoolean(), new Key(reader.ReadInt32(), (Mode)reader.ReadInt32()));
        var (tempo, density) = (reader.ReadDouble(), reader.ReadDouble());
        var chords = new List<ToldChord>();
        for (var left = Bounded(reader.ReadInt32(), mostChords); left > 0; left--)
        {
            chords.Add(new ToldChord(reader.ReadInt32(), reader.ReadByte(), reader.ReadByte(), reader.ReadByte()));
        }

        return new PieceControls(style.Length > 0 ? style : null, meter.Beats > 0 ? meter : null, hasKey ? key : null, tempo > 0 ? tempo : null, density > 0 ? density : null)
        {
            Chords = chords.Count > 0 ? new ChordLine(chords) : null,
        };
    }

    private static int Bounded(int count, int most) => count >= 0 && count <= most ? count : throw new InvalidDataException();
}
