using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MusicRnn.Composing;

/// <summary>How <c>model.json</c> is written and read; the code for it is generated when the library is built.</summary>
[JsonSerializable(typeof(ModelDescription))]
internal sealed partial class ModelJson : JsonSerializerContext
{
    /// <summary>For people to read too: indented, and with the letters of file names as they are.</summary>
    public static ModelJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Tokens.CorpusSide>(JsonNamingPolicy.CamelCase) },
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,

        // A loss that is not a number must not keep hours of work from being saved.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    });
}
