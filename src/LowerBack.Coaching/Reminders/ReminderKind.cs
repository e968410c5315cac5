namespace LowerBack.Coaching.Reminders;

/// <summary>What the coach says first. What holds for each is a row of <see cref="KindRules"/>.</summary>
public enum ReminderKind
{
    /// <summary>A break of 60 to 90 seconds while somebody sits.</summary>
    DeskNudge = 1,

    /// <summary>Today's session.</summary>
    Session,

    /// <summary>A few stretches.</summary>
    Stretch,

    /// <summary>Bed is near.</summary>
    WindDown,

    /// <summary>The daily check-in.</summary>
    CheckIn,

    /// <summary>The check-in that looks back on a week.</summary>
    WeeklyCheck,

    /// <summary>How the team's week went, in the team's chat.</summary>
    TeamDigest,

    /// <summary>A kind word from a friend.</summary>
    BuddyNudge,

    /// <summary>Once a week: about now is the last coffee that lets one sleep.</summary>
    LastCoffee,
}

/// <summary>In which order messages leave while there is more to say than a platform carries; the first goes first.</summary>
public enum SendPriority
{
    /// <summary>An answer to somebody who is waiting.</summary>
    Answer,

    /// <summary>What a member set an hour for and acts on.</summary>
    Daily,

    /// <summary>What a team reads some time that day.</summary>
    Digest,

    /// <summary>What is soon stale and soon comes again.</summary>
    Nudge,
}

/// <summary>From which part of a day's messages one is taken.</summary>
public enum Purse
{
    /// <summary>None: it is not for the member alone.</summary>
    Free,

    /// <summary>The desk nudges of a day.</summary>
    DeskNudges,

    /// <summary>All other messages of a day.</summary>
    Others,
}
