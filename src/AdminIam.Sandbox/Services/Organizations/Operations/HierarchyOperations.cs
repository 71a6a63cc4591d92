using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>The root and the organizational units.</summary>
internal static class HierarchyOperations
{
    private const string Unit = "ORGANIZATIONAL_UNIT";

    public static void Register(OperationTable<OrganizationsCall> table)
    {
        table.Add("ListRoots", ListRoots, _ => "*");
        table.Add("ListParents", ListParents, _ => "*");
        table.Add("ListChildren", ListChildren, _ => "*");
        table.Add("ListOrganizationalUnitsForParent", ListOrganizationalUnitsForParent, _ => "*");
        table.Add("DescribeOrganizationalUnit", DescribeOrganizationalUnit, _ => "*");
    }

    private static Output ListRoots(OrganizationsCall call) => new()
    {
        ["Roots"] = new List<Output>
        {
            new()
            {
                ["Id"] = call.Administered.RootId,
                ["Arn"] = call.Administered.Arn("root", call.Administered.RootId),
                ["Name"] = "Root",
                ["PolicyTypes"] = new List<Output>
                {
                    new() { ["Type"] = "SERVICE_CONTROL_POLICY", ["Status"] = "ENABLED" },
                },
            },
        },
    };

    private static Output ListParents(OrganizationsCall call)
    {
        var organization = call.Administered;
        var id = call.Text("ChildId");
        var parent = organization.TryFind(id, out var account) ? account.ParentId
            : organization.TryFindUnit(id, out var unit) ? unit.ParentId
            : throw new AwsException("ChildNotFoundException", 400, "You specified a child that doesn't exist.");
        return new Output
        {
            ["Parents"] = new List<Output>
            {
                new() { ["Id"] = parent, ["Type"] = parent == organization.RootId ? "ROOT" : Unit },
            },
        };
    }

    private static Output ListChildren(OrganizationsCall call)
    {
        var parent = call.ParentId();
        var type = call.Text("ChildType");
        var ids = type == Unit
            ? call.Administered.Units.Where(unit => unit.ParentId == parent).Select(unit => unit.Id)
            : call.Administered.Accounts.Where(account => account.ParentId == parent).Select(account => account.Id);
        return OrganizationPage.Of(
            call, "Children", ids, id => id, id => new Output { ["Id"] = id, ["Type"] = type });
    }

    private static Output ListOrganizationalUnitsForParent(OrganizationsCall call)
    {
        var parent = call.ParentId();
        return OrganizationPage.Of(
            call,
            "OrganizationalUnits",
            call.Administered.Units.Where(unit => unit.ParentId == parent),
            unit => unit.Id,
            unit => Describe(call.Administered, unit));
    }

    private static Output DescribeOrganizationalUnit(OrganizationsCall call) =>
        call.Administered.TryFindUnit(call.Text("OrganizationalUnitId"), out var unit)
            ? new Output { ["OrganizationalUnit"] = Describe(call.Administered, unit) }
            : throw new AwsException(
                "OrganizationalUnitNotFoundException",
                400,
                "You specified an organizational unit that doesn't exist.");

    private static Output Describe(Organization organization, OrganizationalUnit unit) => new()
    {
        ["Id"] = unit.Id,
        ["Arn"] = organization.Arn("ou", unit.Id),
        ["Name"] = unit.Name,
        ["Path"] = organization.PathOf(unit.ParentId, unit.Id),
    };
}
