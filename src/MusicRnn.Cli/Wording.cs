using System.Globalization;

namespace MusicRnn.Cli;

/// <summary>Small pieces of English.</summary>
internal static class Wording
{
    /// <summary><c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
