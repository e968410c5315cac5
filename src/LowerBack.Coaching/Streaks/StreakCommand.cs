using LowerBack.Chat;
using LowerBack.Coaching.Routine;
using LowerBack.Coaching.Safety;
using LowerBack.Coaching.Text;
using LowerBack.Coaching.Turns;
using NodaTime;
using NodaTime.Text;

namespace LowerBack.Coaching.Streaks;

/// <summary><c>/streak</c>: what the days came to, and the ledger that explains every mark. After a stop only that is said.</summary>
internal sealed class StreakCommand(SafetyScreen screen, RoutineForecast forecast) : ICommand, IButtons
{
    internal const string Name = "streak";

    public string Slice => Name;

    public CommandPlace Place => CommandPlace.PrivateOnly;

    public int JournalDays => Streak.DaysRead;

    public CommandDescriptor Describe(Words words) => new(Name, words.Plain(StreakText.Description), []);

    public Answer Run(Turn turn, BoundArguments arguments) => Show(turn);

    public Answer? Press(Turn turn, ButtonToken token) =>
        token.Action == "why" && LocalDatePattern.Iso.Parse(token[0]).TryGetValue(default, out var monday)
            ? Show(turn, streak => Ledger.Show(turn, streak, monday))
            : null;

    /// <summary>The page.</summary>
    public Answer Show(Turn turn) => Show(turn, streak => StreakPage.Show(turn, streak, forecast.Today(turn).Day == DayKind.Rest));

    private Answer Show(Turn turn, Func<Streak, ChatMessage> page)
    {
        if (screen.Closed(turn) is { } closed)
            return closed;
        if (Streak.IsRead(turn))
            return Answers.Show(turn, page(Streak.Of(turn)));
        return turn.Read(async (db, stop) =>
        {
            await Streak.ReadAsync(db, turn.Member, stop);
            return Answers.Show(turn, page(Streak.Of(turn)));
        });
    }
}
