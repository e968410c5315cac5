using LowerBack.Chat;
using LowerBack.Coaching.Text;

namespace LowerBack.Coaching.Tests.Text;

public sealed class ResourceTests
{
    private const int LongestDescription = 100;

    public static TheoryData<string> Languages => new(Words.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_key_has_a_text_and_every_text_a_key(string language)
    {
        foreach (var keys in Texts.Keys)
        {
            var entries = Texts.Entries(keys, language).Keys.Select(entry => entry.Split('.')[0]).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(Enum.GetNames(keys).Order(StringComparer.Ordinal), entries);
        }
    }

    [Fact]
    public void Every_resource_has_its_enum() =>
        Assert.Equal(Texts.Keys.Select(keys => keys.FullName!).Order(StringComparer.Ordinal), Texts.Resources().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_that_counts_has_both_forms_and_no_third(string language)
    {
        foreach (var keys in Texts.Keys)
            foreach (var counting in Texts.Entries(keys, language).Keys.Where(entry => entry.Contains('.', StringComparison.Ordinal)).GroupBy(entry => entry.Split('.')[0]))
                Assert.Equal([counting.Key + ".one", counting.Key + ".other"], counting.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_has_the_placeholders_of_the_english_one(string language)
    {
        foreach (var keys in Texts.Keys)
        {
            var english = Texts.Entries(keys, Words.Languages[0]);
            foreach (var (key, text) in Texts.Entries(keys, language))
                Assert.Equal(Placeholders(english[key]), Placeholders(text));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_fits_a_message_with_long_values_in_it_and_leaves_no_mark_of_its_form_behind(string language)
    {
        foreach (var (where, text) in Texts.Said(language))
        {
            var template = TextTemplate.Parse(text);
            var message = new ChatMessage(template.Fill([.. template.Placeholders.Select(name => (name, new string('m', 60)))]));
            Assert.False(message.Body.ToPlainText().AsSpan().ContainsAny("*`{}"), $"{where}: {message.Body.ToPlainText()}");
            Assert.False(string.IsNullOrWhiteSpace(text) && !where.Contains("stepNotes", StringComparison.Ordinal), where);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Descriptions_of_commands_and_options_fit_every_menu(string language)
    {
        foreach (var (where, text) in Texts.Said(language).Where(said => said.Where.EndsWith("Description", StringComparison.Ordinal) || said.Where.EndsWith("Option", StringComparison.Ordinal)))
            Assert.True(text.Length <= LongestDescription && !text.Contains('*', StringComparison.Ordinal), where);
    }

    private static IEnumerable<string> Placeholders(string text) => TextTemplate.Parse(text).Placeholders.Order(StringComparer.Ordinal);
}
