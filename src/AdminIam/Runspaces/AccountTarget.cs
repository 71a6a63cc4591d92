using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Runspaces;

/// <summary>An account in which a script block is run.</summary>
/// <param name="Account">The account.</param>
/// <param name="Input">What selected it, which the script block reads as <c>$_</c>.</param>
internal sealed record AccountTarget(OrganizationAccount Account, object? Input)
{
    /// <summary>The role to assume in the account.</summary>
    public required string RoleName { get; init; }

    /// <summary>The external ID that the trust policy of the role may require.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Returns a message that names the account.</summary>
    /// <param name="text">The message.</param>
    public string Label(string text) => $"Account {Account.Label}: {text}";
}
