using System.Text.Encodings.Web;
using System.Text.Json;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Doctor;

/// <summary>
/// The report as JSON on the standard output: <c>{"folders":[...], "files":[{"name", "path", "outcome", "format", "pieces",
/// "notes", "cause", "reason", "problems":[{"where","message"}]}], "totals":{"files", "kept", "mended", "dropped",
/// "passedOver", "pieces", "notes", "problems", "causes":[{"outcome","cause","files"}]}}</c>.
/// </summary>
internal sealed class JsonDoctorReport : IDoctorReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _output;
    private readonly Utf8JsonWriter _writer;

    /// <summary>Begins the report on the standard output.</summary>
    public JsonDoctorReport(IEnumerable<string> folders) : this(folders, Console.OpenStandardOutput())
    {
    }

    /// <summary>Begins the report on a stream, which it closes in the end.</summary>
    public JsonDoctorReport(IEnumerable<string> folders, Stream output)
    {
        _output = output;
        _writer = new Utf8JsonWriter(output, Options);
        _writer.WriteStartObject();
        _writer.WriteStartArray("folders");
        foreach (var folder in folders)
        {
            _writer.WriteStringValue(folder);
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("files");
    }

    /// <inheritdoc/>
    public void Add(FileOutcome file)
    {
        _writer.WriteStartObject();
        _writer.WriteString("name", file.Name);
        _writer.WriteString("path", file.Path);
        _writer.WriteString("outcome", NameOf(file.Kind));
        _writer.WriteString("format", NotationFormats.ForFile(file.Path)?.Name);
        _writer.WriteNumber("pieces", file.Pieces.Length);
        _writer.WriteNumber("notes", file.Pieces.Sum(piece => (long)piece.Piece.NoteCount));
        _writer.WriteString("cause", file.Cause);
        _writer.WriteString("reason", file.Reason);
        _writer.WriteStartArray("problems");
        foreach (var problem in file.Problems)
        {
            _writer.WriteStartObject();
            _writer.WriteString("where", problem.Where);
            _writer.WriteString("message", problem.Message);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
    }

    /// <inheritdoc/>
    public void Finish(FolderTotals totals)
    {
        _writer.WriteEndArray();
        _writer.WriteStartObject("totals");
        _writer.WriteNumber("files", totals.Files);
        foreach (var kind in Enum.GetValues<FileOutcomeKind>())
        {
            _writer.WriteNumber(NameOf(kind), totals.CountOf(kind));
        }

        _writer.WriteNumber("pieces", totals.Pieces);
        _writer.WriteNumber("notes", totals.Notes);
        _writer.WriteNumber("problems", totals.Problems);
        _writer.WriteStartArray("causes");
        foreach (var cause in totals.Causes)
        {
            _writer.WriteStartObject();
            _writer.WriteString("outcome", NameOf(cause.Kind));
            _writer.WriteString("cause", cause.Cause);
            _writer.WriteNumber("files", cause.Count);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.WriteEndObject();
        _writer.Flush();
        _output.WriteByte((byte)'\n');
        _output.Flush();
    }

    /// <summary>Not said: whoever reads JSON is a program.</summary>
    public void Advise(string line)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A report that was cut short is left as it is: closing its arrays would make it look whole.
        _writer.Reset(Stream.Null);
        _writer.Dispose();
        _output.Dispose();
    }

    private static string NameOf(FileOutcomeKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
