using System.Text.RegularExpressions;
using LowerBack.Coaching.Text;
using LowerBack.TestKit;

namespace LowerBack.Coaching.Tests.Text;

/// <summary>
/// What the coach never says, in any text of any language: no diagnosis, no promise, no blame, no fear, no advice against
/// a clinician. A new language brings its own table and its own examples.
/// </summary>
public sealed partial class ToneTests
{
    private static readonly Dictionary<string, (string Rule, string Pattern, string Example)[]> Never = new()
    {
        ["en"] =
        [
            ("names a cause", @"\b(you (may |might |probably )?have|you've got|it sounds like|this looks like) (an? |the )?(\w+ ){0,2}(disc|discs|sciatica|arthritis|stenosis|hernia\w*|spondyl\w*)\b", "It sounds like a slipped disc."),
            ("calls a back broken", @"\byour (spine|back|disc|discs|pelvis|core) (is|are|looks|feels) (\w+ )?(out|weak|damaged|unstable|worn|crooked|broken)\b", "Your spine is out."),
            ("promises a cure", @"\b(cure[sd]?|curing|heal[s]?|healed|healing|get(s|ting)? rid of)\b|\b(will|can|to) fix\b", "This will fix your back."),
            ("promises", @"\bguarantee\w*|\bpain[- ]free\b|\b(in|within) \d+ days\b|\bfor life\b|\bmiracle|\bi promise\b|\byou will (never|always)\b", "Pain-free in 30 days, guaranteed."),
            ("drives on", @"\bno pain,? no gain\b|\bpush(ing)? through( (the|your))? (pain|it|this|discomfort)\b|\btough it out\b|\bsuck it up\b", "Push through the pain."),
            ("speaks against a clinician", @"\b(ignore|forget) (your|the|what your) (doctor|clinician|physio)|\byou (don't|do not) need (a|the|that) (scan|doctor)|\b(stop|skip|drop)( taking)? (your|the) (medicine|medication|tablets|pills)\b", "You don't need a scan."),
            ("gives drugs", @"\b(ibuprofen|paracetamol|acetaminophen|aspirin|naproxen|diclofenac|opioids?|painkillers?)\b|\b\d+ ?mg\b", "Take ibuprofen."),
            ("denies the pain", @"\ball in (your|the) (head|mind)\b|\bimagin(ed|ing) (it|your pain)\b", "It's all in your head."),
            ("blames", @"\byou('ve)? failed\b|\bbr(oke|eak|oken) (the|your) streak\b|\blet(ting)? (the|your) (team|friends|group) down\b|\blazy\b|\byour (own )?fault\b|\byou should have\b|\bno excuses?\b|\bdisappoint\w*", "You broke the streak."),
            ("forbids", @"\byou must\b|\bmust (not|never)\b|\bnever (bend|sit|lift|twist|slouch)\b|\balways sit\b", "Never bend."),
            ("comments on weight or looks", @"\b(overweight|obese|chubby|skinny|slimmer|lose (some )?weight|belly fat|beach body)\b", "You could lose some weight."),
            ("frightens", @"\btime bomb\b|\bdangerous\b|\bdestroy\w*|\bruin(s|ed)?\b|\bcrippl\w*|\bwear and tear\b", "A tight back is a time bomb."),
            ("shouts", @"!|❗|‼|🔴|🚨", "Stop!"),
        ],
    };

    public static TheoryData<string> Languages => new(Words.Languages);

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_says_what_the_coach_never_says(string language)
    {
        var said = Texts.Said(language).ToList();
        Assert.True(said.Count > 800, $"Only {said.Count} texts were found.");
        var wrong = from text in said
                    from rule in Never[language]
                    where Says(rule.Pattern, text.Text)
                    select $"{text.Where} {rule.Rule}: {text.Text}";
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_rule_catches_its_example(string language) => Assert.All(
        Never[language], rule => Assert.True(Says(rule.Pattern, rule.Example), rule.Rule));

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_command_that_a_text_names_is_there(string language)
    {
        await using var coach = await TestCoach.StartAsync();
        var commands = coach.Coach.Commands(language).Select(command => command.Name).ToHashSet();
        var named = from text in Texts.Said(language)
                    from Match name in NamedCommand().Matches(text.Text)
                    where !commands.Contains(name.Groups["name"].Value)
                    select $"{text.Where}: {name.Value}";
        Assert.True(!named.Any(), string.Join('\n', named));
    }

    private static bool Says(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(^|[^\w/])/(?<name>[a-z]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NamedCommand();
}
