using System.Collections.Immutable;
using LowerBack.Coaching.Turns;

namespace LowerBack.Coaching.Report;

/// <summary>
/// One part of the report. A slice that knows something a clinician should read registers its own; they come in the
/// order of registration.
/// </summary>
internal interface IReportSection
{
    /// <summary>What there is to say about the period, or null for nothing.</summary>
    ReportSection? Write(Turn turn, ReportPeriod period);
}

/// <summary>A part of the report in the reader's language, as plain words: the page alone knows about markup.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Blocks">What it says.</param>
internal sealed record ReportSection(string Title, params ImmutableArray<ReportBlock> Blocks)
{
    /// <summary>Whether it is worth a report by itself; what is known without anything having happened is not.</summary>
    public bool IsNews { get; init; } = true;
}

/// <summary>Something a section says; a closed family.</summary>
internal abstract record ReportBlock;

/// <summary>Names and values side by side.</summary>
internal sealed record Facts(params ImmutableArray<(string Name, string Value)> Lines) : ReportBlock
{
    /// <summary>Whether the values are short, so that two pairs stand on a line.</summary>
    public bool IsNarrow { get; init; }
}

/// <summary>A table; every row has as many cells as there are headings.</summary>
internal sealed record Table(ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows) : ReportBlock
{
    /// <summary>Whether a long one stands in two halves side by side.</summary>
    public bool IsNarrow { get; init; }
}

/// <summary>A remark.</summary>
internal sealed record Remark(string Text) : ReportBlock;

/// <summary>A drawing of ours: SVG without scripts or references, with everything in it escaped.</summary>
internal sealed record Drawing(string Svg) : ReportBlock;
