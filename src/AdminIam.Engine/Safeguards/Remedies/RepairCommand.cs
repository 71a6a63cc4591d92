namespace AdminIam.Engine.Safeguards.Remedies;

/// <summary>Writes the command lines that test a check again and repair what fails, for changes that no other cmdlet
/// makes.</summary>
internal static class RepairCommand
{
    /// <summary>Returns the command line for a check of a user.</summary>
    /// <param name="checkId">The check, which is about users.</param>
    /// <param name="userName">The user.</param>
    /// <param name="parameters">Other parameters of Test-AdminAccount, such as <c>-UnusedDay 30</c>.</param>
    /// <param name="needsForce">Whether the repair requires -Force.</param>
    public static string OfUser(string checkId, string userName, string parameters = "", bool needsForce = false) =>
        $"Test-AdminAccount -CheckId {checkId} -UserName {CommandLine.Argument(userName)}"
        + $"{(parameters.Length == 0 ? parameters : $" {parameters}")} | {Repair(needsForce)}";

    /// <summary>Returns the command line for a check of another resource.</summary>
    /// <param name="checkId">The check.</param>
    /// <param name="resource">The resource of the finding.</param>
    /// <param name="needsForce">Whether the repair requires -Force.</param>
    public static string OfResource(string checkId, string resource, bool needsForce = false) =>
        $"Test-AdminAccount -CheckId {checkId} | Where-Object Resource -eq {CommandLine.Argument(resource)} | "
        + Repair(needsForce);

    private static string Repair(bool needsForce) =>
        needsForce ? "Repair-AdminAccount -Force" : "Repair-AdminAccount";
}
