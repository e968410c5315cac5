namespace LowerBack.Coaching.Members;

/// <summary>What is said about the data that all slices share; the texts are in MembersText.resx.</summary>
public enum MembersText
{
    HeldMember,
    HeldAccounts,
    HeldProfile,
    HeldLinks,
    HeldGuesses,
    KeptForMonths,
}
