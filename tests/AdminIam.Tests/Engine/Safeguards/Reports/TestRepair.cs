using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards.Remedies;

namespace AdminIam.Tests.Engine.Safeguards.Reports;

/// <summary>A repair that nobody applies.</summary>
internal sealed class TestRepair(string commandLine, bool needsForce = false) : Repair(commandLine)
{
    public override string Action => "Change something";

    public override bool NeedsForce => needsForce;

    public override Task<string> ApplyAsync(IamRun run) => throw new NotSupportedException();
}
