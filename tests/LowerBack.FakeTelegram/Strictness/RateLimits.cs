using LowerBack.FakeTelegram.Wire;

namespace LowerBack.FakeTelegram.Strictness;

/// <summary>
/// The rates of Telegram's FAQ: one message a second to a chat with short bursts, twenty a minute to a group, thirty a second in
/// all. Whoever was refused and comes again too early is refused again, and has broken a rule.
/// </summary>
internal sealed class RateLimits(FakeTelegramOptions options, Violations violations)
{
    /// <summary>How many at once the FAQ's "short bursts" are taken to be.</summary>
    private const int Burst = 3;

    private readonly Dictionary<long, Rate> _chats = [];
    private readonly Rate _all = new(30, TimeSpan.FromSeconds(1));

    /// <summary>Counts a message to a chat. Called under the bot's gate.</summary>
    /// <exception cref="Refusal">It was too many.</exception>
    public void Spend(Chat chat)
    {
        if (!options.LimitRates)
            return;
        if (!_chats.TryGetValue(chat.Id, out var rate))
            _chats[chat.Id] = rate = chat.Kind == ChatKind.Private ? new Rate(Burst, TimeSpan.FromSeconds(Burst)) : new Rate(20, TimeSpan.FromMinutes(1));
        var now = options.Time.GetUtcNow();
        if (now < rate.ShutUntil)
            violations.Add("rate", "send", $"The chat {chat.Id} was written to before the retry_after it was given had passed.");
        if (!rate.Has(now))
            throw rate.Refuse(now);
        if (!_all.Has(now))
            throw _all.Refuse(now);
        rate.Take(now);
        _all.Take(now);
    }

    /// <summary>A bucket that holds some and fills evenly over a time.</summary>
    private sealed class Rate(int holds, TimeSpan over)
    {
        private readonly double _perTick = (double)holds / over.Ticks;
        private double _left = holds;
        private DateTimeOffset _at = DateTimeOffset.MinValue;

        public DateTimeOffset ShutUntil { get; private set; } = DateTimeOffset.MinValue;

        public bool Has(DateTimeOffset now)
        {
            _left = _at == DateTimeOffset.MinValue ? holds : Math.Min(holds, _left + (now - _at).Ticks * _perTick);
            _at = now;
            return now >= ShutUntil && _left >= 1;
        }

        public void Take(DateTimeOffset now) => (_left, _at) = (_left - 1, now);

        public Refusal Refuse(DateTimeOffset now)
        {
            var until = now + TimeSpan.FromTicks((long)Math.Max(0, (1 - _left) / _perTick));
            if (until > ShutUntil)
                ShutUntil = until;
            return Refusal.TooMany(Math.Max(1, (int)Math.Ceiling((ShutUntil - now).TotalSeconds)));
        }
    }
}
