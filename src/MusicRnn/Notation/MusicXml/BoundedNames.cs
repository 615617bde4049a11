using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>The names in a document. A parser keeps each for ever, so a file must not bring any number of new ones.</summary>
internal sealed class BoundedNames : NameTable
{
    private int _count;

    /// <inheritdoc/>
    public override string Add(char[] key, int start, int len)
    {
        var known = Get(key, start, len);
        if (known is null)
        {
            Count();
        }

        return known ?? base.Add(key, start, len);
    }

    /// <inheritdoc/>
    public override string Add(string key)
    {
        var known = Get(key);
        if (known is null)
        {
            Count();
        }

        return known ?? base.Add(key);
    }

    private void Count()
    {
        if (++_count > MusicXmlLimits.Names)
        {
            throw new XmlException($"expected at most {MusicXmlLimits.Names} different names of elements, found more");
        }
    }
}
