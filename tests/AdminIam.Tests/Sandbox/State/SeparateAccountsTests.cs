using CsCheck;

namespace AdminIam.Tests.Sandbox.State;

/// <summary>Random work in several accounts at once, compared with what each account alone would have.</summary>
public sealed class SeparateAccountsTests
{
    private const string Audit = "777788889999";
    private static readonly string[] Accounts =
        [RunningSandbox.AccountId, TestOrganization.Prod, TestOrganization.Test, Audit];

    private static readonly string[] Actions =
    [
        "CreateUser", "DeleteUser", "CreateGroup", "DeleteGroup", "AddUserToGroup", "RemoveUserFromGroup",
    ];

    private static readonly string[] Names = ["ann", "ben", "cyd"];

    [Fact]
    public Task No_account_sees_what_happens_in_another() =>
        Gen.Select(
            Gen.Int[0, Accounts.Length - 1],
            Gen.Int[0, Actions.Length - 1],
            Gen.Int[0, Names.Length - 1]).List[0, 80].SampleAsync(CompareAsync, iter: 25, threads: 1);

    private static async Task CompareAsync(List<(int Account, int Action, int Name)> steps)
    {
        using var sandbox = new RunningSandbox(TestOrganization.Options());
        var admin = await TestMember.AdministratorAsync(sandbox);
        var clients = new List<SandboxClient> { sandbox.Root };
        foreach (var account in Accounts.Skip(1))
            clients.Add(await TestMember.EnterAsync(sandbox, admin, account));

        await Task.WhenAll(clients.Select((client, index) => WorkAsync(
            client, [.. steps.Where(step => step.Account == index)], index == 0 ? ["admin"] : [])));

        var counts = sandbox.Server.Statistics.CallsByAccount;
        for (var index = 1; index < Accounts.Length; index++)
        {
            var calls = steps.Where(step => step.Account == index).GroupBy(step => Actions[step.Action]);
            foreach (var same in calls)
                Assert.Equal(same.Count(), counts[Accounts[index]][same.Key]);
        }
    }

    private static async Task WorkAsync(
        SandboxClient client, List<(int Account, int Action, int Name)> steps, string[] first)
    {
        var users = new SortedSet<string>(first, StringComparer.Ordinal);
        var groups = new SortedSet<string>(StringComparer.Ordinal);
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            // The group of a user has the user's name.
            var name = Names[step.Name];
            var action = Actions[step.Action];
            (string, string)[] input = action.Contains("Group", StringComparison.Ordinal)
                ? [("GroupName", name)]
                : [];
            if (action.Contains("User", StringComparison.Ordinal))
                input = [.. input, ("UserName", name)];
            Assert.Equal(Apply(action, name, users, groups, members), (await client.CallAsync(action, input)).Code);
        }

        Assert.Equal(users, (await client.OkAsync("ListUsers")).All("UserName"));
        Assert.Equal(groups, (await client.OkAsync("ListGroups")).All("GroupName"));
        foreach (var group in groups)
        {
            Assert.Equal(
                members.Contains(group) ? [group] : [],
                (await client.OkAsync("GetGroup", ("GroupName", group))).All("UserName"));
        }
    }

    // The code of the error that the account alone would return; empty for success.
    private static string Apply(
        string action, string name, SortedSet<string> users, SortedSet<string> groups, HashSet<string> members)
    {
        const string missing = "NoSuchEntity";
        const string conflict = "DeleteConflict";
        switch (action)
        {
            case "CreateUser":
                return users.Add(name) ? "" : "EntityAlreadyExists";
            case "CreateGroup":
                return groups.Add(name) ? "" : "EntityAlreadyExists";
            case "DeleteUser" when users.Contains(name) && members.Contains(name):
            case "DeleteGroup" when groups.Contains(name) && members.Contains(name):
                return conflict;
            case "DeleteUser":
                return users.Remove(name) ? "" : missing;
            case "DeleteGroup":
                return groups.Remove(name) ? "" : missing;
            default:
                if (!users.Contains(name) || !groups.Contains(name))
                    return missing;
                if (action == "AddUserToGroup")
                    members.Add(name);
                else
                    members.Remove(name);
                return "";
        }
    }
}
