namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads what a score says about itself: title, composer, rights.</summary>
internal static class HeaderReader
{
    private const int MostNames = 16;

    /// <summary>Takes one of the elements that stand before the parts.</summary>
    public static void Read(MusicXmlElement element, WrittenScore score)
    {
        switch (element.Name)
        {
            case "work":
                score.WorkTitle = element.TextOf("work-title") ?? "";
                break;
            case "movement-title":
                score.MovementTitle = element.Text;
                break;
            case "identification":
                score.Recipe = RecipeFields.Read(element);
                score.Composers.AddRange(element.ChildrenNamed("creator").Where(IsComposer).Select(creator => creator.Text).Where(HasText).Take(MostNames));
                score.Rights.AddRange(element.ChildrenNamed("rights").Select(rights => rights.Text).Where(HasText).Take(MostNames));
                break;
            default:
                ReadCredit(element, score);
                break;
        }
    }

    private static bool IsComposer(MusicXmlElement creator) => creator.Attribute("type") is null or "composer";

    private static bool HasText(string text) => text.Length > 0;

    private static void ReadCredit(MusicXmlElement credit, WrittenScore score)
    {
        var words = string.Join(' ', credit.ChildrenNamed("credit-words").Select(word => word.Text));
        var type = credit.TextOf("credit-type");
        if (words.Length > 0 && (type == "title" || (type is null && score.Heading.Length == 0 && credit.Attribute("page") is null or "1")))
        {
            score.Heading = words;
        }
    }
}
