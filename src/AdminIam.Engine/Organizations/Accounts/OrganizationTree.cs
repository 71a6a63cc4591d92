using AdminIam.Engine.Aws.Calls;
using Amazon.Organizations.Model;

namespace AdminIam.Engine.Organizations.Accounts;

/// <summary>The organizational units, which form a tree. It is read once.</summary>
public sealed class OrganizationTree(OrganizationsRun run)
{
    private const int PageSize = 20;
    private IReadOnlyList<OrganizationUnit>? _units;

    /// <summary>Returns the root and all organizational units, parents first.</summary>
    public async Task<IReadOnlyList<OrganizationUnit>> ReadAsync()
    {
        if (_units is not null)
            return _units;
        var roots = await TokenPages.Read(
            run.Calls, new ListRootsRequest { MaxResults = PageSize }, run.Client.ListRootsAsync,
            answer => answer.Roots).ToListAsync().ConfigureAwait(false);
        var level = roots.ConvertAll(root => new OrganizationUnit(root.Id, AccountPath.Root));
        var units = new List<OrganizationUnit>();
        while (level.Count > 0)
        {
            units.AddRange(level);
            level = await UnitReads.ReadAsync(level, ListOf).ConfigureAwait(false);
        }

        return _units = units;
    }

    private Pages<OrganizationUnit> ListOf(OrganizationUnit parent) => TokenPages.Read(
        run.Calls, new ListOrganizationalUnitsForParentRequest { ParentId = parent.Id, MaxResults = PageSize },
        run.Client.ListOrganizationalUnitsForParentAsync, answer => answer.OrganizationalUnits)
        .Select(unit => new OrganizationUnit(unit.Id, AccountPath.Append(parent.Path, unit.Name)));
}
