using System.Collections.Immutable;

namespace MusicRnn.Notation.Midi;

/// <summary>Reads the chunks of a MIDI file (Standard MIDI Files 1.0, formats 0, 1 and 2).</summary>
internal sealed class MidiReader
{
    // The number of tracks stands behind the header's name, length and format.
    private const int TrackCountOffset = 10;

    // The header's count has 16 bits.
    private const int MostTracks = ushort.MaxValue;

    private readonly ProblemList _problems = new();
    private readonly List<PieceDraft> _drafts = [];
    private int _trackCount;

    private MidiReader()
    {
    }

    /// <summary>
    /// The pieces of a whole file: one, or in format 2 one for each track. Throws <see cref="NotationException"/> with the
    /// byte offset where it cannot be understood.
    /// </summary>
    public static ReadResult Read(ReadOnlySpan<byte> file, string source) => new MidiReader().ReadFile(file, source);

    private ReadResult ReadFile(ReadOnlySpan<byte> file, string source)
    {
        var (start, end) = MidiEnvelope.Find(file, source, _problems);
        var cursor = new ByteCursor(file[..end], source) { Offset = start };
        var header = MidiHeader.Read(ref cursor, _problems);
        var trackReader = new MidiTrackReader(header, _problems);
        while (_trackCount < MostTracks && MoveToTrack(ref cursor, header))
        {
            ReadTrack(ref cursor, header, trackReader);
        }

        if (_trackCount == 0)
        {
            throw cursor.Expected(cursor.Offset, "a track, which begins with 'MTrk'", "none in the file");
        }

        CheckTrackCount(header, start + TrackCountOffset);
        var pieces = _drafts.Select(draft => draft.ToPiece(header, _problems)).ToImmutableArray();
        return new ReadResult(pieces, _problems.InOrder());
    }

    private void ReadTrack(ref ByteCursor cursor, MidiHeader header, MidiTrackReader trackReader)
    {
        if (_drafts.Count == 0 || header.Format == MidiHeader.PiecePerTrack)
        {
            _drafts.Add(new PieceDraft());
        }

        var isAlone = header.Format != MidiHeader.TracksTogether || header.Tracks <= 1;
        var naming = isAlone ? TrackNaming.Piece : TrackNaming.PieceIfSilent;
        var isFirstOfPiece = _trackCount == 0 || header.Format == MidiHeader.PiecePerTrack;
        trackReader.Read(ref cursor, _drafts[^1], isFirstOfPiece ? naming : TrackNaming.Parts);
        _trackCount++;
    }

    /// <summary>Passes over whatever is no track; false where the file holds no further one.</summary>
    private bool MoveToTrack(ref ByteCursor cursor, MidiHeader header)
    {
        while (cursor.Remaining > 0)
        {
            if (cursor.HasAt(cursor.Offset, MidiHeader.TrackChunkName))
            {
                return true;
            }

            if (TrackChunk.BeginsAt(cursor, cursor.Offset))
            {
                // The standard has us pass over chunks that we do not know.
                cursor.ReadBytes(MidiHeader.TrackChunkName.Length, "a chunk's name");
                cursor.ReadBytes(cursor.ReadUInt32("a chunk's length"), "a chunk");
                continue;
            }

            SkipJunk(ref cursor, header);
        }

        return false;
    }

    private void SkipJunk(ref ByteCursor cursor, MidiHeader header)
    {
        var distance = cursor.Rest().IndexOf(MidiHeader.TrackChunkName);
        if (distance < 0 && _trackCount < header.Tracks)
        {
            throw cursor.Expected(cursor.Offset, $"track {_trackCount + 1} of {header.Tracks}, which begins with 'MTrk'", cursor.DescribeRest());
        }

        var skipped = distance < 0 ? cursor.Remaining : distance;
        _problems.Add(cursor.Offset, $"expected a track or the end of the file, found {skipped} other bytes; they are left out.");
        cursor.Offset += skipped;
    }

    private void CheckTrackCount(MidiHeader header, int offset)
    {
        if (header.Format == MidiHeader.OneTrack && _trackCount > 1)
        {
            _problems.Add(offset, $"expected one track in a file of format 0, found {_trackCount}; they are read as sounding together.");
        }
        else if (_trackCount != header.Tracks)
        {
            var advice = _trackCount < header.Tracks ? "; the rest may be missing." : "; all are read.";
            _problems.Add(offset, $"expected {header.Tracks} tracks, as the header says, found {_trackCount}{advice}");
        }
    }
}
