using System.Collections.Frozen;

namespace LowerBack.Coaching.Text;

/// <summary>
/// The letters without their accents. A table of our own, because <see cref="string.Normalize()"/> changes nothing where the
/// program runs without ICU data, as it does in small containers, and Lodz has to be Łódź there too.
/// </summary>
internal static class Letters
{
    // Every small Latin, Greek and Cyrillic letter that Unicode composes of one base letter and marks.
    private static readonly (string Plain, string Marked)[] Table =
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("c", "çćĉċčḉ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉịİ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("d", "ďḋḍḏḑḓ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("z", "źżžẑẓẕ"),
        ("æ", "ǣǽ"),
        ("ʒ", "ǯ"),
        ("ø", "ǿ"),
        ("b", "ḃḅḇ"),
        ("f", "ḟ"),
        ("m", "ḿṁṃ"),
        ("p", "ṕṗ"),
        ("v", "ṽṿ"),
        ("x", "ẋẍ"),
        ("ſ", "ẛ"),
        ("·", "·"),
        ("ι", "ΐίϊ"),
        ("α", "ά"),
        ("ε", "έ"),
        ("η", "ή"),
        ("υ", "ΰϋύ"),
        ("ο", "ό"),
        ("ω", "ώ"),
        ("и", "йѝ"),
        ("е", "ѐё"),
        ("г", "ѓ"),
        ("і", "ї"),
        ("к", "ќ"),
        ("у", "ў"),
        ("o", "ø"), ("l", "ł"), ("d", "đð"), ("i", "ı"), ("h", "ħ"), ("a", "ə"), ("ss", "ß"), ("th", "þ"), ("ae", "æ"), ("oe", "œ"),
    ];

    private static readonly FrozenDictionary<char, string> PlainByMarked =
        Table.SelectMany(static row => row.Marked.Select(marked => (marked, row.Plain)))
            .ToFrozenDictionary(static pair => pair.marked, static pair => pair.Plain);

    /// <summary>What a small letter is without its accents ("é" is "e", "ß" is "ss"), or null where it has none.</summary>
    public static string? Plain(char small) => PlainByMarked.GetValueOrDefault(small);
}
