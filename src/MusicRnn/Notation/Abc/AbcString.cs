using System.Globalization;
using System.Net;
using System.Text;

namespace MusicRnn.Notation.Abc;

/// <summary>
/// Turns the text strings of titles, names and lyrics into what they say (ABC 2.1, section 8.2): mnemonics such as
/// <c>\'e</c>, entities such as <c>&amp;eacute;</c> and code points such as <c>\u00e9</c>.
/// </summary>
internal static class AbcString
{
    private const int ShortCodePoint = 4;
    private const int LongCodePoint = 8;

    // For each mnemonic sign the letters that take it, each before its accented form. A table of our own, because
    // composing by Unicode's rules does nothing where the runtime comes without its culture data.
    private static readonly Dictionary<char, string> Accented = new()
    {
        ['`'] = "AÀaàEÈeèIÌiìNǸnǹOÒoòUÙuùWẀwẁYỲyỳ",
        ['\''] = "AÁaáCĆcćEÉeéGǴgǵIÍiíKḰkḱLĹlĺNŃnńOÓoóRŔrŕSŚsśUÚuúWẂwẃYÝyýZŹzź",
        ['^'] = "AÂaâCĈcĉEÊeêGĜgĝHĤhĥIÎiîJĴjĵOÔoôSŜsŝUÛuûWŴwŵYŶyŷZẐzẑ",
        ['~'] = "AÃaãEẼeẽIĨiĩNÑnñOÕoõUŨuũYỸyỹ",
        ['='] = "AĀaāEĒeēGḠgḡIĪiīOŌoōUŪuūYȲyȳ",
        ['u'] = "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ",
        ['.'] = "AȦaȧCĊcċDḊdḋEĖeėGĠgġHḢhḣIİNṄnṅOȮoȯRṘrṙSṠsṡTṪtṫWẆwẇYẎyẏZŻzż",
        ['"'] = "AÄaäEËeëHḦhḧIÏiïOÖoötẗUÜuüWẄwẅYŸyÿ",
        ['o'] = "AÅaåUŮuůwẘyẙ",
        ['H'] = "OŐoőUŰuű",
        [':'] = "OŐoőUŰuű",
        ['v'] = "AǍaǎCČcčDĎdďEĚeěGǦgǧHȞhȟIǏiǐjǰKǨkǩLĽlľNŇnňOǑoǒRŘrřSŠsšTŤtťUǓuǔZŽzž",
        ['c'] = "CÇcçDḐdḑEȨeȩGĢgģHḨhḩKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ",
        [','] = "CÇcçDḐdḑEȨeȩGĢgģHḨhḩKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ",
        [';'] = "AĄaąEĘeęIĮiįOǪoǫUŲuų",
    };

    private static readonly Dictionary<string, string> Ligatures = new(StringComparer.Ordinal)
    {
        ["ae"] = "æ", ["AE"] = "Æ", ["oe"] = "œ", ["OE"] = "Œ", ["ss"] = "ß", ["aa"] = "å", ["AA"] = "Å",
        ["/o"] = "ø", ["/O"] = "Ø", ["/d"] = "đ", ["/D"] = "Đ", ["/l"] = "ł", ["/L"] = "Ł", ["DH"] = "Ð", ["dh"] = "ð", ["TH"] = "Þ", ["th"] = "þ",
    };

    /// <summary>The text with all signs replaced; what is no known sign stays as it is.</summary>
    public static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAny('\\', '&'))
        {
            return text;
        }

        var decoded = new StringBuilder();
        for (var index = 0; index < text.Length;)
        {
            var length = 0;
            var escape = text[index] == '\\' ? Escape(text, index + 1, out length) : null;
            decoded.Append(escape ?? text[index].ToString());
            index += escape is null ? 1 : 1 + length;
        }

        return WebUtility.HtmlDecode(decoded.ToString());
    }

    /// <summary>What an escape means, whose characters behind the backslash are counted; null for none.</summary>
    private static string? Escape(string text, int start, out int length)
    {
        length = 1;
        if (start >= text.Length)
        {
            return null;
        }

        if (text[start] is 'u' or 'U' && CodePoint(text, start) is { } character)
        {
            length = 1 + (text[start] == 'u' ? ShortCodePoint : LongCodePoint);
            return character;
        }

        if (text[start] is '%' or '\\' or '&')
        {
            return text[start] == '&' ? "&amp;" : text[start].ToString();
        }

        length = 2;
        if (start + 1 >= text.Length || !char.IsLetter(text[start + 1]))
        {
            return null;
        }

        return Ligatures.TryGetValue(text.Substring(start, 2), out var ligature) ? ligature
            : Accented.TryGetValue(text[start], out var pairs) ? AccentedForm(pairs, text[start + 1])
            : null;
    }

    private static string? AccentedForm(string pairs, char letter)
    {
        for (var index = 0; index < pairs.Length; index += 2)
        {
            if (pairs[index] == letter)
            {
                return pairs[index + 1].ToString();
            }
        }

        return null;
    }

    private static string? CodePoint(string text, int start)
    {
        var digits = text[start] == 'u' ? ShortCodePoint : LongCodePoint;
        return start + digits < text.Length
            && int.TryParse(text.AsSpan(start + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code)
                ? new Rune(code).ToString()
                : null;
    }
}
