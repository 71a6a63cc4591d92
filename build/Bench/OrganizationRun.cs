namespace AdminIam.Build.Bench;

/// <summary>The results of organization.ps1.</summary>
internal sealed record OrganizationRun(
    double Seconds, int Findings, int Accounts, double ProcessorSeconds, double PeakMegabytes);
