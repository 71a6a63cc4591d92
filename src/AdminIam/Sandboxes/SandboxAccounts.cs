using AdminIam.Engine.Common.Errors;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandboxes;

/// <summary>Reads the member accounts of a sandbox's organization.</summary>
internal static class SandboxAccounts
{
    /// <summary>Reads accounts.</summary>
    /// <param name="texts">The accounts as text, such as Workloads/Prod=111122223333.</param>
    /// <param name="managementId">The ID of the account that manages the organization.</param>
    /// <exception cref="AdminException"><c>InvalidSandboxAccount</c>: a text is no account, or an ID is there
    /// twice.</exception>
    public static IReadOnlyList<SandboxMemberAccount> Read(string[]? texts, string managementId)
    {
        var accounts = new List<SandboxMemberAccount>();
        var ids = new HashSet<string>(StringComparer.Ordinal) { managementId };
        foreach (var text in texts ?? [])
        {
            if (!SandboxMemberAccount.TryParse(text, out var account))
                throw Invalid(text, $"'{text}' is not an account.");
            if (!ids.Add(account.Id))
                throw Invalid(text, $"There is already an account with the ID {account.Id}.");
            accounts.Add(account);
        }

        return accounts;
    }

    private static AdminException Invalid(string? text, string message) => new(
        "InvalidSandboxAccount", ErrorKind.InvalidArgument, text, message,
        "Specify each account as Name=ID with an ID of its own, such as Prod=111122223333, or with its "
        + "organizational units, such as Workloads/Prod=111122223333.");
}
