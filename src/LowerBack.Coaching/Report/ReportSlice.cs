using LowerBack.Coaching.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LowerBack.Coaching.Report;

/// <summary>A page for a clinician, section by section.</summary>
public static class ReportSlice
{
    public static IServiceCollection AddReport(this IServiceCollection services) => services
        .AddSingleton<IReportSection, SafetySection>()
        .AddSingleton<IReportSection, PersonSection>()
        .AddSingleton<IReportSection, WeeksSection>()
        .AddSingleton<IReportSection, CheckInsSection>()
        .AddSingleton<IReportSection, SessionsSection>()
        .AddSingleton<IReportSection, LaddersSection>()
        .AddSingleton<IReportSection, MovesSection>()
        .AddSingleton<ICommand, ReportCommand>();
}
