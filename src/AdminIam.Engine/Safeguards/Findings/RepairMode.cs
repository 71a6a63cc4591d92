namespace AdminIam.Engine.Safeguards.Findings;

/// <summary>What Repair-AdminAccount does about a finding.</summary>
public enum RepairMode
{
    /// <summary>Nothing: a person must decide or use the console.</summary>
    None,

    /// <summary>It applies the remedy, which cannot prevent anyone from signing in.</summary>
    Safe,

    /// <summary>It applies the remedy only with -Force, because it removes access or deletes something.</summary>
    Force,
}
