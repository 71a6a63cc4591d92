using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Iam.Passwords;
using AdminIam.Engine.IdentityCenter;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>What is known about an account. A check that reads a fact that could not be read is Unknown.</summary>
internal sealed record AccountFacts
{
    /// <summary>The caller, whose account it is.</summary>
    public required CallerIdentity Caller { get; init; }

    /// <summary>The partition of the account.</summary>
    public required Partition Partition { get; init; }

    /// <summary>When the facts were read, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The limits of the checks.</summary>
    public required SafeguardThresholds Thresholds { get; init; }

    /// <summary>The counts of GetAccountSummary.</summary>
    public required Fact<IReadOnlyDictionary<string, int>> Summary { get; init; }

    /// <summary>The password policy.</summary>
    public required Fact<PasswordPolicy> PasswordPolicy { get; init; }

    /// <summary>The passwords, access keys and MFA of all users and of the root user.</summary>
    public required Fact<CredentialFacts> Credentials { get; init; }

    /// <summary>The users, groups, roles and policies.</summary>
    public required Fact<AccountInventory> Inventory { get; init; }

    /// <summary>The account alias; <see langword="null"/> if there is none.</summary>
    public required Fact<string?> Alias { get; init; }

    /// <summary>The server certificates.</summary>
    public required Fact<IReadOnlyList<ServerCertificateFact>> ServerCertificates { get; init; }

    /// <summary>Whether the root user has a virtual MFA device.</summary>
    public required Fact<bool> HasVirtualRootMfa { get; init; }

    /// <summary>The enabled features of central root access; <see langword="null"/> if the account is not the one that
    /// manages them.</summary>
    public required Fact<IReadOnlyList<string>?> OrganizationFeatures { get; init; }

    /// <summary>The services with trusted access to the organization; none in an account that does not manage its
    /// root access.</summary>
    public required Fact<IReadOnlyList<DelegatedService>> DelegatedServices { get; init; }

    /// <summary>The ARNs of the SAML providers.</summary>
    public required Fact<IReadOnlyList<string>> SamlProviders { get; init; }

    /// <summary>The instance of IAM Identity Center; <see langword="null"/> if none is known. There is no search.
    /// </summary>
    public required Fact<IdentityCenterInstance?> IdentityCenter { get; init; }

    /// <summary>Who has administrator access through IAM Identity Center.</summary>
    public required Fact<AssignedAdministrators> AssignedAdministrators { get; init; }

    /// <summary>Returns whether a user is locked. If the policies are not known, no user is.</summary>
    public bool IsLocked(string userName) => Inventory.IsKnown && Inventory.Value.IsLocked(userName);

    /// <summary>Whether the credential report was not generated for this test, so that credentials can have changed.
    /// </summary>
    public bool IsReportOld => Credentials.IsKnown && !Credentials.Value.IsNew;

    /// <summary>Returns the number of whole days since a time.</summary>
    public int DaysSince(DateTime time) => Math.Max(0, (int)(Time - time).TotalDays);

    /// <summary>Returns the facts about some of the users only.</summary>
    /// <param name="isIncluded">Whether a user, by name, is one of them.</param>
    public AccountFacts ForUsers(Func<string, bool> isIncluded) => this with
    {
        Credentials = Credentials.Select(
            credentials => credentials with
            {
                Users = credentials.Users.Where(user => isIncluded(user.UserName)).ToList(),
            }),
        Inventory = Inventory.Select(
            inventory => inventory with
            {
                Users = inventory.Users.Where(user => isIncluded(user.UserName)).ToList(),
            }),
    };
}
