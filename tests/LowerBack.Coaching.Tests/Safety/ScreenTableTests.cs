using System.Collections.Immutable;
using LowerBack.Coaching.Content;
using LowerBack.Coaching.Members;
using LowerBack.Coaching.Safety;
using NodaTime;

namespace LowerBack.Coaching.Tests.Safety;

/// <summary>The red-flag table, written down a second time by hand, against what the screen makes of answers.</summary>
public sealed class ScreenTableTests
{
    private static readonly ScreenContent Content = ScreenContent.Load(ShippedContent.Open);
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 8, 0);

    /// <summary>Question, the answers one after another, and the verdict: E and D stop, C holds, M trains with changes.</summary>
    private static readonly (string Id, string Answers, char Care)[] Table =
    [
        ("RF1", "yes", 'E'), ("RF1", "unsure", 'E'),
        ("RF2", "yes", 'E'), ("RF2", "unsure", 'D'),
        ("RF3", "yes", 'E'), ("RF3", "unsure", 'D'),
        ("RF4", "yes", 'E'), ("RF4", "unsure", 'D'), ("RF4", "skip", '-'),
        ("RF5", "yes", 'E'), ("RF5", "unsure", 'D'),
        ("RF6", "yes no", 'D'), ("RF6", "yes yes", 'E'), ("RF6", "yes unsure", 'E'), ("RF6", "unsure", 'D'),
        ("RF7", "yes", 'E'), ("RF7", "unsure", 'D'),
        ("RF8", "yes", 'D'), ("RF8", "unsure", 'C'),
        ("RF9", "yes no", 'D'), ("RF9", "yes yes", 'E'), ("RF9", "yes unsure", 'E'), ("RF9", "unsure", 'D'),
        ("RF10", "yes no", 'C'), ("RF10", "yes yes", 'D'), ("RF10", "yes unsure", 'D'), ("RF10", "unsure", 'C'),
        ("RF11", "yes", 'C'), ("RF11", "unsure", 'C'),
        ("RF12", "yes", 'E'), ("RF12", "unsure", 'E'),
        ("RF13", "yes no", 'D'), ("RF13", "yes yes", 'C'), ("RF13", "yes unsure", 'D'), ("RF13", "unsure", 'C'),
        ("RF14", "yes yes", 'E'), ("RF14", "yes no", 'C'), ("RF14", "yes unsure", 'E'), ("RF14", "unsure", 'D'),
        ("RF15", "yes", 'D'), ("RF15", "unsure", 'D'),
        ("RF16", "yes", 'C'), ("RF16", "unsure", 'C'),
        ("RF17", "yes 0", '-'), ("RF17", "yes 2", '-'), ("RF17", "yes 3", 'M'), ("RF17", "yes 4", 'M'), ("RF17", "yes 9", 'M'), ("RF17", "unsure", 'M'),
        ("RF18", "yes", 'M'), ("RF18", "unsure", 'M'),
        ("RF19", "yes", 'C'), ("RF19", "unsure", 'C'),
        ("GROUPS", "pregnant:ok", 'M'), ("GROUPS", "pregnant:notyet", 'C'),
        ("GROUPS", "birth:ok", 'M'), ("GROUPS", "birth:late", 'M'), ("GROUPS", "birth:early", 'C'),
        ("GROUPS", "surgery:ok", 'M'), ("GROUPS", "surgery:recent", 'C'), ("GROUPS", "surgery:notyet", 'C'),
        ("GROUPS", "bones:ok", 'M'), ("GROUPS", "bones:shown", 'M'), ("GROUPS", "bones:notyet", 'C'),
    ];

    /// <summary>Every row of the table, and no on every question.</summary>
    private static readonly ImmutableDictionary<string, (string Answers, char Care)[]> Rows = Content.Full.ToImmutableDictionary(
        id => id, id => Table.Where(row => row.Id == id).Select(row => (row.Answers, row.Care)).Prepend(("no", '-')).ToArray());

    [Fact]
    public void The_table_has_every_question_of_the_full_list() =>
        Assert.Equal(20, Content.Full.Count(id => Table.Any(row => row.Id == id)));

    [Fact]
    public void One_answer_leads_to_the_state_the_table_says()
    {
        foreach (var (id, answers, care) in Table)
            AssertLeadsTo(care, new() { [id] = answers });
    }

    [Fact]
    public void No_to_everything_clears()
    {
        var file = Run([]);
        Assert.Equal(SafetyState.Cleared, SafetyRules.State(file, Adult));
        Assert.Equal(Now, file.ScreenedAt);
        Assert.Null(file.Current);
    }

    [Fact]
    public void Every_pair_of_answers_leads_to_the_graver_of_both()
    {
        for (var first = 0; first < Table.Length; first++)
        {
            for (var second = first + 1; second < Table.Length; second++)
            {
                if (Table[first].Id != Table[second].Id)
                    AssertLeadsTo(Expected(Table[first], Table[second]), new() { [Table[first].Id] = Table[first].Answers, [Table[second].Id] = Table[second].Answers });
            }
        }
    }

    [Fact]
    public void Twenty_thousand_whole_screens_lead_to_the_gravest_answer()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            // Between no flags at all and a flag on every question.
            var share = random.NextDouble();
            var rows = Content.Full.Select(id => (Id: id, Row: random.NextDouble() < share ? Rows[id][random.Next(Rows[id].Length)] : ("no", '-'))).ToList();
            var chosen = rows.Where(row => row.Row.Item1 != "no").Select(row => (row.Id, row.Row.Item1, row.Row.Item2)).ToArray();
            AssertLeadsTo(Expected(chosen), chosen.ToDictionary(row => row.Id, row => row.Item2));
        }
    }

    [Fact]
    public void Comfort_codes_follow_from_the_groups_and_outlive_a_clearance()
    {
        Assert.Equal(AvoidCodes.Pregnancy, Run(new() { ["GROUPS"] = "pregnant:ok" }).Codes);
        Assert.Equal(AvoidCodes.Osteoporosis, Run(new() { ["GROUPS"] = "bones:shown" }).Codes);
        var held = Run(new() { ["RF19"] = "yes" });
        Assert.Equal(AvoidCodes.BloodPressure, held.Codes);
        var cleared = Run([], SafetyRules.Begin(held, ScreenReason.Clearance, Content));
        Assert.Equal((Verdict.Clear, AvoidCodes.BloodPressure), (cleared.Verdict, cleared.Codes));
        Assert.Equal(SafetyState.Modified, SafetyRules.State(cleared, Adult));
    }

    [Fact]
    public void From_sixty_five_on_and_with_a_direction_that_hurts_training_is_modified()
    {
        var clear = Run([]);
        Assert.Equal(SafetyState.Modified, SafetyRules.State(clear, Adult with { Age = AgeBand.Older }));
        Assert.Equal(SafetyState.Modified, SafetyRules.State(clear, Adult with { Stirs = AvoidCodes.FlexionIntolerant }));
    }

    [Fact]
    public void After_advice_for_today_only_what_could_be_an_emergency_is_asked()
    {
        var screening = Screening.Begin(1, ScreenReason.Full, Content.Full).Answer("no", Content)!.Answer("unsure", Content)!;
        Assert.Equal(Care.SameDay, screening.Worst);
        Assert.All(screening.Queue, id => Assert.True(Content.CanBeEmergency(id)));
        Assert.DoesNotContain("RF18", screening.Queue);
        Assert.Contains("RF12", screening.Queue);
    }

    [Fact]
    public void An_answer_that_is_none_of_the_questions_is_not_taken()
    {
        var screening = Screening.Begin(1, ScreenReason.Full, Content.Full);
        Assert.Null(screening.Answer("skip", Content));
        Assert.Null(screening.Answer("perhaps", Content));
        Assert.Null(screening.Pick([], Content));
    }

    private static Profile Adult => new() { Age = AgeBand.Adult };

    private static void AssertLeadsTo(char care, Dictionary<string, string> answers)
    {
        var state = SafetyRules.State(Run(answers), Adult);
        var expected = care switch { 'E' or 'D' => SafetyState.Stop, 'C' => SafetyState.Hold, 'M' => SafetyState.Modified, _ => SafetyState.Cleared };
        Assert.True(state == expected, $"{string.Join(", ", answers.Select(entry => $"{entry.Key}={entry.Value}"))} led to {state}, not {expected}.");
        if (care is 'E' or 'D')
            Assert.Equal(care == 'E' ? Care.Emergency : Care.SameDay, Run(answers).Care);
    }

    /// <summary>
    /// The gravest care of all, with the one rule that combines: fever together with a sign from RF1 to RF6. An emergency
    /// ends the screen, so what comes after one does not matter.
    /// </summary>
    private static char Expected(params (string Id, string Answers, char Care)[] rows)
    {
        var fever = rows.Any(row => row.Id == "RF9" && row.Answers.StartsWith("yes", StringComparison.Ordinal));
        var nerves = rows.Any(row => row.Id is "RF2" or "RF3" or "RF4" or "RF5" or "RF6" && row.Answers != "skip");
        return fever && nerves ? 'E' : rows.Select(row => row.Care).DefaultIfEmpty('-').MaxBy(care => "-MCDE".IndexOf(care, StringComparison.Ordinal));
    }

    /// <summary>Answers a whole screen: no, but for the questions given.</summary>
    private static SafetyFile Run(Dictionary<string, string> answers, SafetyFile? file = null)
    {
        file ??= SafetyRules.Begin(SafetyFile.Initial, ScreenReason.Full, Content);
        var following = new Queue<string>();
        while (file.Current is { Current: { } id } screening)
        {
            Screening? next;
            if (id == "GROUPS")
            {
                var picked = answers.GetValueOrDefault(id)?.Split(':') ?? [];
                if (picked.Length > 1)
                    following.Enqueue(picked[1]);
                next = screening.Pick(picked.Take(1).ToArray(), Content);
            }
            else if (id == "RF17C")
            {
                next = screening.Pick(Content.Find(id)!.Answers.Take(int.Parse(following.Dequeue(), System.Globalization.CultureInfo.InvariantCulture)).Select(option => option.Id).ToArray(), Content);
            }
            else if (Content.Find(id)!.Lists.IsEmpty)
            {
                next = screening.Answer(following.Dequeue(), Content);
            }
            else
            {
                var given = (answers.GetValueOrDefault(id) ?? "no").Split(' ');
                foreach (var later in given.Skip(1))
                    following.Enqueue(later);
                next = screening.Answer(given[0], Content);
                if (next!.Worst == Care.Emergency)
                    following.Clear();
            }

            file = SafetyRules.Continue(file, next!, Content, Now);
        }

        return file;
    }
}
