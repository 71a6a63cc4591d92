using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Engine.IdentityCenter;
using AdminIam.Engine.IdentityCenter.Assignments;
using AdminIam.Engine.IdentityCenter.Directory;
using AdminIam.Engine.IdentityCenter.PermissionSets;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>Reads who has administrator access to an account through IAM Identity Center.</summary>
/// <remarks>The roles of IAM Identity Center in the account state which permission sets give administrator access, and
/// the region of the instance. Without such a role, nothing is read, so that an account without an instance costs no
/// call.</remarks>
/// <param name="run">The run against the account.</param>
internal sealed class AssignedAdministratorsReader(IamRun run)
{
    /// <summary>The number of people that are read. More are not needed to know that there are enough.</summary>
    public const int MostPeople = 100;
    private const int AtOnce = 10;

    /// <summary>Reads them.</summary>
    /// <param name="inventory">The roles and policies of the account.</param>
    public async Task<AssignedAdministrators> ReadAsync(AccountInventory inventory)
    {
        var roles = CenterRole.Of(run.Session.Partition, inventory.Roles)
            .Where(role => inventory.Access.OfRole(role.RoleName) == AdministratorPower.Certain)
            .ToList();
        if (roles.Count == 0)
            return AssignedAdministrators.None;
        var center = new IdentityCenterRun(
            await IdentityCenterSession.ConnectAsync(run.Session.Account, roles[0].Region, run.Stop)
                .ConfigureAwait(false),
            run.Stop);
        var names = new HashSet<string>(roles.Select(role => role.PermissionSetName), StringComparer.Ordinal);
        var people = await PeopleAsync(center, names).ConfigureAwait(false);
        return new AssignedAdministrators(
            await EnabledAsync(center, people.Take(MostPeople).ToList()).ConfigureAwait(false),
            people.Count > MostPeople);
    }

    private async Task<IReadOnlyCollection<string>> PeopleAsync(IdentityCenterRun center, HashSet<string> setNames)
    {
        var accountId = run.Session.Identity.AccountId;
        var assignments = new AssignmentReader(center);
        var sets = new PermissionSetIndex(center);
        var memberships = new Memberships(center);
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in await assignments.PairsOfAccount(accountId).ToListAsync().ConfigureAwait(false))
        {
            if (await sets.ReadNameAsync(pair.PermissionSetArn).ConfigureAwait(false) is not { } name
                || !setNames.Contains(name))
            {
                continue;
            }

            foreach (var one in await assignments.OfPair(pair).ToListAsync().ConfigureAwait(false))
            {
                if (people.Count > MostPeople)
                    return people;
                if (one.PrincipalType == Assignment.Group)
                    await AddMembersAsync(center, memberships, one.PrincipalId, people).ConfigureAwait(false);
                else
                    people.Add(one.PrincipalId);
            }
        }

        return people;
    }

    private static async Task AddMembersAsync(
        IdentityCenterRun center, Memberships memberships, string groupId, HashSet<string> people)
    {
        // The assignments of a deleted group remain.
        var members = memberships.OfGroup(groupId).OrNothing(center.Calls.Service.IsMissing);
        while (people.Count <= MostPeople && await members.NextAsync().ConfigureAwait(false) is { } page)
            people.UnionWith(page.Select(member => member.UserId));
    }

    private static async Task<IReadOnlyList<string>> EnabledAsync(
        IdentityCenterRun center, IReadOnlyList<string> userIds)
    {
        var finder = new UserFinder(center);
        var names = new List<string>();
        for (var start = 0; start < userIds.Count; start += AtOnce)
        {
            var users = await Task.WhenAll(
                userIds.Skip(start).Take(AtOnce).Select(id => finder.DescribeAsync(id))).ConfigureAwait(false);
            // The assignments of a deleted user remain.
            names.AddRange(users.OfType<DirectoryUser>()
                .Where(user => user.IsEnabled).Select(user => user.UserName));
        }

        names.Sort(StringComparer.OrdinalIgnoreCase);
        return names;
    }
}
