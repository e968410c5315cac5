namespace LowerBack.Coaching.Help;

/// <summary>What is said about the coach itself; the texts are in HelpText.resx.</summary>
public enum HelpText
{
    HelpDescription,
    AboutDescription,

    Help,
    Command,
    HelpTyping,
    HelpUrgent,
    HelpUrgentNoNumber,
    AboutMe,
    HelpButton,

    About,
    AboutNoNumber,
    Does,
    Sources,
    Privacy,
    Licence,
    ReadACard,
}
