using AdminIam.Engine.Common.Errors;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandboxes;

/// <summary>Reads the member accounts of a sandbox's organization.</summary>
internal static class SandboxAccounts
{
    /// <summary>Reads accounts.</summary>
    /// <param name="texts">The accounts as text, such as Workloads/Prod=111122223333.</param>
    /// <param name="path">The file with further accounts; null for none.</param>
    /// <param name="managementId">The ID of the account that manages the organization.</param>
    /// <exception cref="AdminException"><c>InvalidSandboxAccount</c>: a text is no account, or an ID is there
    /// twice. <c>InvalidSandboxOrganization</c>: the file cannot be read or is not valid.</exception>
    public static SandboxOrganization Read(string[]? texts, string? path, string managementId)
    {
        var file = path is null ? new SandboxOrganization([], []) : ReadFile(path, managementId);
        var accounts = new List<SandboxMemberAccount>();
        var ids = new HashSet<string>(file.Accounts.Select(account => account.Id), StringComparer.Ordinal)
        {
            managementId,
        };
        foreach (var text in texts ?? [])
        {
            if (!SandboxMemberAccount.TryParse(text, out var account))
                throw Invalid(text, $"'{text}' is not an account.");
            if (!ids.Add(account.Id))
                throw Invalid(text, $"There is already an account with the ID {account.Id}.");
            accounts.Add(account);
        }

        return file with { Accounts = [.. accounts, .. file.Accounts] };
    }

    private static SandboxOrganization ReadFile(string path, string managementId)
    {
        try
        {
            var file = SandboxOrganizationFile.Read(path);
            return file.Accounts.Any(account => account.Id == managementId)
                ? throw InvalidFile(
                    path, $"The organization file '{path}' has the management account {managementId} as a member.")
                : file;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw InvalidFile(path, e.Message, e);
        }
    }

    private static AdminException Invalid(string? text, string message) => new(
        "InvalidSandboxAccount", ErrorKind.InvalidArgument, text, message,
        "Specify each account as Name=ID with an ID of its own, such as Prod=111122223333, or with its "
        + "organizational units, such as Workloads/Prod=111122223333.");

    private static AdminException InvalidFile(string path, string message, Exception? reason = null) => new(
        "InvalidSandboxOrganization", ErrorKind.InvalidArgument, path, message,
        "See the format of the file in docs/sandbox.md, under Organization file.", reason);
}
