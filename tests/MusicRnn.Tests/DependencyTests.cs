using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace MusicRnn.Tests;

/// <summary>Data flows one way: each room of the library uses only those that stand beside its name here.</summary>
public sealed partial class DependencyTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Music"] = [],
        ["Notation"] = ["Music"],
        ["Tokens"] = ["Music", "Notation.Abc"],
        ["Learning"] = [],
        ["Composing"] = ["Tokens", "Learning", "Music"],
        ["Evaluation"] = ["Composing", "Tokens", "Learning", "Music"],
        ["Audio"] = ["Music"],
        ["Live"] = ["Composing", "Audio", "Tokens", "Learning", "Music"],
    };

    public static TheoryData<string> Rooms => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoomUsesOnlyTheRoomsBeforeIt(string room)
    {
        var files = FilesOf(Path.Combine("src", "MusicRnn", room));

        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            foreach (var used in NamespacesUsedIn(File.ReadAllText(file)))
            {
                var allowed = IsWithin(used, room) || MayUse[room].Any(other => IsWithin(used, other));
                Assert.True(allowed, $"{Path.GetFileName(file)} in {room} uses MusicRnn.{used}");
            }
        }
    }

    [Fact]
    public void EveryRoomIsGuarded()
    {
        var rooms = Directory.GetDirectories(Path.Combine(RepositoryRoot(), "src", "MusicRnn"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(folder => folder is not ("bin" or "obj"));

        Assert.Equal(MayUse.Keys.Order(), rooms.Order());
    }

    [Fact]
    public void TheLibraryHasNoConsole()
    {
        foreach (var file in FilesOf(Path.Combine("src", "MusicRnn")))
        {
            Assert.DoesNotMatch(@"\bConsole\.|Spectre|System\.CommandLine", File.ReadAllText(file));
        }
    }

    [Fact]
    public void NoFileIsLongerThanThreeHundredLines()
    {
        foreach (var file in FilesOf("src"))
        {
            Assert.True(File.ReadLines(file).Count() <= 300, $"{file} is too long");
        }
    }

    [Fact]
    public void EveryRegularExpressionHasABound()
    {
        foreach (var file in FilesOf("src"))
        {
            var unbounded = File.ReadLines(file).Where(line => RegexUse().IsMatch(line) && !line.Contains("NonBacktracking", StringComparison.Ordinal));
            Assert.True(!unbounded.Any(), $"{Path.GetFileName(file)}: give it RegexOptions.NonBacktracking: {unbounded.FirstOrDefault()?.Trim()}");
        }
    }

    // Uses are namespaces in using directives and qualified names alike; comments may mention any.
    private static IEnumerable<string> NamespacesUsedIn(string code) =>
        UsedNamespace().Matches(Comment().Replace(code, "")).Select(match => match.Groups[1].Value);

    private static bool IsWithin(string used, string room) => used == room || used.StartsWith(room + ".", StringComparison.Ordinal);

    private static string[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryRoot(), folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    [GeneratedRegex(@"(?<!namespace )\bMusicRnn\.((?:Music|Notation|Tokens|Learning|Composing|Evaluation|Audio|Live)\b[\w.]*)")]
    private static partial Regex UsedNamespace();

    [GeneratedRegex(@"\bnew Regex\(|\[GeneratedRegex\(|\bRegex\.(?:Match|Matches|IsMatch|Replace|Split|Count|Enumerate\w+)\(")]
    private static partial Regex RegexUse();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
