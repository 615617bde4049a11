using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MusicRnn.Music;

namespace MusicRnn.Notation.Json;

/// <summary>Writes pieces and problems as JSON: indented, and each note, change and problem on one line of its own.</summary>
internal sealed class JsonNotationWriter : IDisposable
{
    // What is written is handed on to the stream when it has grown to so many bytes.
    private const int BytesToFlush = 1 << 16;

    // Four numbers of up to ten digits, commas and brackets.
    private const int LongestNote = 64;

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Utf8JsonWriter _writer;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _lineWriter;

    private JsonNotationWriter(Stream stream)
    {
        _writer = new Utf8JsonWriter(stream, Indented);
        _lineWriter = new Utf8JsonWriter(_line, Indented with { Indented = false });
    }

    /// <summary>Writes a whole file. Throws <see cref="NotationException"/> if a value is out of range.</summary>
    public static void Write(ReadResult content, Stream stream)
    {
        JsonLimits.Check(content);
        using (var writer = new JsonNotationWriter(stream))
        {
            writer.Write(content);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _lineWriter.Dispose();
    }

    private void Write(ReadResult content)
    {
        _writer.WriteStartObject();
        _writer.WriteStartArray("pieces"u8);
        foreach (var piece in content.Pieces)
        {
            Write(piece);
        }

        _writer.WriteEndArray();
        WriteLines("problems", content.Problems, (line, problem) =>
        {
            line.WriteString("where"u8, problem.Where);
            line.WriteString("message"u8, problem.Message);
        });
        _writer.WriteEndObject();
    }

    private void Write(Piece piece)
    {
        _writer.WriteStartObject();
        _writer.WriteString("title"u8, piece.Title);
        if (piece.Style.Length > 0)
        {
            _writer.WriteString("style"u8, piece.Style);
        }

        if (piece.Recipe.Length > 0)
        {
            _writer.WriteString("recipe"u8, piece.Recipe);
        }

        _writer.WriteNumber("ticksPerQuarter"u8, piece.TicksPerQuarter);
        WriteChanges(piece);
        if (!piece.Texts.IsEmpty)
        {
            WriteLines("texts", piece.Texts, (line, text) =>
            {
                line.WriteNumber("tick"u8, text.Tick);
                line.WriteString("kind"u8, JsonNames<TextKind>.NameOf(text.Kind));
                line.WriteString("text"u8, text.Text);
            });
        }

        if (piece.End > piece.LastNoteEnd)
        {
            _writer.WriteNumber("end"u8, piece.End);
        }

        _writer.WriteStartArray("parts"u8);
        foreach (var part in piece.Parts)
        {
            Write(part);
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    private void WriteChanges(Piece piece)
    {
        WriteLines("tempos", piece.Tempos.Changes, (line, change) =>
        {
            line.WriteNumber("tick"u8, change.Tick);
            line.WriteNumber("quartersPerMinute"u8, change.QuartersPerMinute);
        });
        WriteLines("meters", piece.Meters, (line, change) =>
        {
            line.WriteNumber("tick"u8, change.Tick);
            line.WriteNumber("beats"u8, change.Meter.Beats);
            line.WriteNumber("beatUnit"u8, change.Meter.BeatUnit);
        });
        WriteLines("keys", piece.Keys, (line, change) =>
        {
            line.WriteNumber("tick"u8, change.Tick);
            line.WriteNumber("fifths"u8, change.Key.Fifths);
            line.WriteString("mode"u8, JsonNames<Mode>.NameOf(change.Key.Mode));
        });
        WriteLines("chords", piece.Chords, (line, change) =>
        {
            line.WriteNumber("tick"u8, change.Tick);
            line.WriteString("symbol"u8, change.Symbol);
        });
    }

    private void Write(Part part)
    {
        _writer.WriteStartObject();
        _writer.WriteString("name"u8, part.Name);
        _writer.WriteNumber("channel"u8, part.Channel);
        _writer.WriteNumber("program"u8, part.Program);
        _writer.WriteBoolean("percussion"u8, part.IsPercussion);
        _writer.WriteStartArray("notes"u8);
        foreach (var note in part.Notes)
        {
            BeginLine();
            Utf8.TryWrite(_line.GetSpan(LongestNote), CultureInfo.InvariantCulture, $"[{note.Start},{note.Duration},{note.Pitch},{note.Velocity}]", out var length);
            _line.Advance(length);
            EndLine();
        }

        _writer.WriteEndArray();
        if (!part.Controls.IsEmpty)
        {
            WriteLines("controls", part.Controls, WriteControl);
        }

        _writer.WriteEndObject();
    }

    private static void WriteControl(Utf8JsonWriter line, ControlEvent control)
    {
        line.WriteNumber("tick"u8, control.Tick);
        line.WriteString("kind"u8, JsonNames<ControlKind>.NameOf(control.Kind));
        if (control.Number != 0)
        {
            line.WriteNumber("number"u8, control.Number);
        }

        line.WriteNumber("value"u8, control.Value);
    }

    private void WriteLines<T>(string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        _writer.WriteStartArray(name);
        foreach (var item in items)
        {
            BeginLine();
            _lineWriter.Reset();
            _lineWriter.WriteStartObject();
            write(_lineWriter, item);
            _lineWriter.WriteEndObject();
            _lineWriter.Flush();
            EndLine();
        }

        _writer.WriteEndArray();
    }

    // A raw value is written as it is, so it brings its own line break and indentation.
    private void BeginLine()
    {
        _line.ResetWrittenCount();
        _line.Write("\n"u8);
        _line.GetSpan(_writer.CurrentDepth)[.._writer.CurrentDepth].Fill((byte)' ');
        _line.Advance(_writer.CurrentDepth);
    }

    private void EndLine()
    {
        _writer.WriteRawValue(_line.WrittenSpan, skipInputValidation: true);
        if (_writer.BytesPending > BytesToFlush)
        {
            _writer.Flush();
        }
    }
}
