namespace AdminIam.Build.Help;

/// <summary>PowerShell's own values.</summary>
internal enum ConfirmImpact
{
    None = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}
