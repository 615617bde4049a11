using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MusicRnn.Composing;

/// <summary>
/// How a recipe is written and read: compact, and whole, as a setting that is not known would make another piece. The code for it
/// is generated when the library is built, so that every new setting is in it by itself.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Recipe))]
internal sealed partial class RecipeJson : JsonSerializerContext
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a recipe; null if it says <c>null</c>. A setting that it lacks, as one by an older version does, is as it is where nobody says anything. Throws <see cref="JsonException"/>.</summary>
    public static Recipe? Read(string text)
    {
        var recipe = JsonNode.Parse(text, documentOptions: Strict);
        if (recipe is JsonObject parts && parts["settings"] is JsonObject settings)
        {
            Complete(settings, JsonSerializer.SerializeToNode(new ComposingOptions(), Default.ComposingOptions)!.AsObject());
        }

        return recipe.Deserialize(Default.Recipe);
    }

    private static void Complete(JsonObject settings, JsonObject usual)
    {
        foreach (var (name, value) in usual)
        {
            if (!settings.ContainsKey(name))
            {
                settings.Add(name, value?.DeepClone());
            }
            else if (settings[name] is JsonObject own && value is JsonObject usualOfThese)
            {
                Complete(own, usualOfThese);
            }
        }
    }
}
