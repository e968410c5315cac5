namespace LowerBack.Coaching.Privacy;

/// <summary>What is said about what is stored; the texts are in PrivacyText.resx.</summary>
public enum PrivacyText
{
    Description,
    ReceiptName,
    ReceiptOption,

    Card,
    Line,
    LineKept,
    CardRule,
    Export,
    EraseEverything,
    Stranger,
    WhatIsStored,
    SoonForgotten,
    KeepMine,

    ExportAbout,
    Exported,

    AskErase,
    Erase,
    Keep,
    Kept,
    Scheduled,
    Pending,
    Undo,
    Undone,
    TodaysSession,
    AlreadyScheduled,
    NothingScheduled,
    Moment,
    MomentUtc,

    Proof,
    ProofStranger,
    ProofMember,
    NoSuchReceipt,
    ReceiptOfPending,
}
