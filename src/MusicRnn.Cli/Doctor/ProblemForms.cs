using System.Text;

namespace MusicRnn.Cli.Doctor;

/// <summary>Counts problems that are alike but for the numbers and quotations in them.</summary>
internal sealed class ProblemForms
{
    // Nobody reads more; and what is quoted without quotation marks must not fill the memory.
    private const int MostKinds = 1000;

    private readonly Dictionary<string, int> _counts = [];

    /// <summary>How many kinds there are, up to a limit.</summary>
    public int Kinds => _counts.Count;

    /// <summary>Counts a message.</summary>
    public void Add(string message)
    {
        var form = FormOf(message);
        if (_counts.TryGetValue(form, out var count) || _counts.Count < MostKinds)
        {
            _counts[form] = count + 1;
        }
    }

    /// <summary>The kinds met most often, and how often.</summary>
    public IEnumerable<(string Form, int Count)> Frequent(int most) =>
        _counts.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(most);

    /// <summary>The message with <c>#</c> for each number and <c>'…'</c> for each quotation.</summary>
    public static string FormOf(string message)
    {
        var form = new StringBuilder();
        for (var index = 0; index < message.Length; index++)
        {
            var letter = message[index];
            var end = letter is '\'' or '"' ? message.IndexOf(letter, index + 1) : -1;
            if (end > 0)
            {
                form.Append(letter).Append('…').Append(letter);
                index = end;
            }
            else if (!char.IsAsciiDigit(letter))
            {
                form.Append(letter);
            }
            else if (form.Length == 0 || form[^1] != '#')
            {
                form.Append('#');
            }
        }

        return form.ToString();
    }
}
