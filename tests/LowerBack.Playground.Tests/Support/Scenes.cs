using System.Collections.Immutable;
using LowerBack.Chat;

namespace LowerBack.Playground.Tests.Support;

/// <summary>Messages as a coach would send them.</summary>
internal static class Scenes
{
    public const string Bridge = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 260">
          <rect width="640" height="260" fill="#fffdf8"/>
          <g fill="none" stroke="#d9cdbc" stroke-width="3" stroke-linecap="round"><path d="M40 214h560"/></g>
          <g fill="none" stroke="#276354" stroke-width="17" stroke-linecap="round" stroke-linejoin="round">
            <path d="M190 196 330 128 430 118 452 204"/><path d="M190 204 300 206" stroke-width="13" stroke="#3d8a77"/>
          </g>
          <circle cx="152" cy="190" r="24" fill="#276354"/>
          <path d="M330 100v-44m-12 14 12-14 12 14" fill="none" stroke="#d0773a" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/>
        </svg>
        """;

    public static ChatMessage Welcome() => new(
        new Prose(
        [
            new Paragraph([new("Welcome, I am glad you are here.", SpanStyle.Strong)]),
            new Paragraph([new("A few minutes a day, chosen for how your back feels. I do not diagnose, and what you tell me stays between us.")]),
            new Paragraph([new("Are you 18 or older?")]),
        ]),
        new ButtonRow(new ActionButton("Yes, I am", Token("age", "yes"), ButtonLook.Primary), new ActionButton("Not yet", Token("age", "no"))));

    public static ChatMessage Ready() => new(
        new Prose(
        [
            new Paragraph([new("Thank you. ", SpanStyle.Strong), new("Eight short questions first, so that nothing I plan can do harm.")]),
            new Paragraph([new("Since when have you had the pain you have now?")]),
        ]),
        new ButtonRow(new ActionButton("Less than 6 weeks", Token("since", "6")), new ActionButton("6 to 12 weeks", Token("since", "12"))),
        new ButtonRow(new ActionButton("Longer", Token("since", "more")), new ActionButton("No pain now", Token("since", "none"))));

    public static ChatMessage Card(ChatPicture? picture) => new(
        new Prose(
        [
            new Paragraph([new("Today: main day, about 14 minutes", SpanStyle.Strong)]),
            new Bullets(
            [
                [new("Warm-up: ", SpanStyle.Strong), new("cat camel, 8 slow rounds")],
                [new("Main: ", SpanStyle.Strong), new("bridge, 3 × 10, two seconds at the top")],
                [new("Core: ", SpanStyle.Strong), new("dead bug, 3 × 6 a side")],
                [new("Core: ", SpanStyle.Strong), new("side plank on the knees, 3 × 20 s a side")],
                [new("Stretch: ", SpanStyle.Strong), new("hip flexor, 2 × 30 s a side")],
            ]),
            new Paragraph([new("Why: you slept well and yesterday settled by the morning, so the bridge goes one step up.", SpanStyle.Emphasis)]),
            new Paragraph([new("Less time? Try "), new("/routine 8", SpanStyle.Code)]),
        ]),
        new ButtonRow(new ActionButton("Start", Token("start"), ButtonLook.Primary)),
        new ButtonRow(new ActionButton("Shorter", Token("shorter")), new ActionButton("Swap a move", Token("swap"))),
        new ButtonRow(new ActionButton("Rest today", Token("rest")), new ActionButton("Done", Token("done"))))
    { Picture = picture };

    public static ChatMessage Board() => new(
        new Prose(
        [
            new Paragraph([new("Back to back · day 12", SpanStyle.Strong)]),
            new Bullets([[new("Alex: done")], [new("Sam: planned rest")]]),
            new Paragraph([new("The day is kept. Four more make it a full fortnight.")]),
        ]));

    public static ChatMessage Pain() => new(
        Prose.Plain("How much does your lower back hurt right now? 0 is not at all."),
        ButtonRow.Wrap([.. Enumerable.Range(0, 11).Select(n => new ActionButton($"{n}", Token("pain", $"{n}")))]));

    public static ChatMessage Settings() => new(
        new Prose([new Paragraph([new("Your settings.", SpanStyle.Strong)]), new Bullets([[new("Time zone: Berlin")], [new("Minutes: 10 minutes")], [new("Training days: any day")]])]),
        new ButtonRow(new ActionButton("Time zone", Token("zone")), new ActionButton("Minutes", Token("minutes")), new ActionButton("Training days", Token("days"))),
        new ButtonRow(new FormButton("Several at once", Token("form"))));

    public static ChatForm Form() => new(
        "Several settings at once", Token("sent"),
        new TextField("zone", "Time zone", "Berlin", Longest: 80) { Hint = "A city near you.", Example = "Lisbon" },
        new ChoiceField("minutes", "Minutes", [new("5", "5 minutes"), new("10", "10 minutes"), new("20", "20 minutes")], "10"),
        new ChoicesField("days", "Training days", [.. new[] { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }.Select((day, at) => new OptionChoice($"{at}", day))], "0", "2", "4"),
        new ChoiceField("mood", "How is your back?", [new("good", "Good"), new("so", "So-so")]) { IsOptional = true },
        new TextField("note", "Anything else?", Longest: 200) { Example = "Slept well, a little stiff", IsOptional = true, IsLong = true });

    private static ButtonToken Token(string action, params ReadOnlySpan<string> arguments) =>
        ButtonToken.Build("kJ3x0aQf", "test", action, arguments);
}
