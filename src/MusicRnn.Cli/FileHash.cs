using System.Security.Cryptography;

namespace MusicRnn.Cli;

/// <summary>How a file is recognised, whatever its name.</summary>
internal static class FileHash
{
    /// <summary>The SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits.</summary>
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
