namespace AdminIam.Build.Bench;

/// <summary>The results of safeguards.ps1.</summary>
internal sealed record SafeguardRun(
    double Seconds, int Findings, int Unknown, double IdleMegabytes, double PeakMegabytes);
