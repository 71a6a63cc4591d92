using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Organizations.State;

/// <summary>The features of centralized root access that are enabled in the organization.</summary>
internal static class RootFeatures
{
    public const string CredentialsManagement = "RootCredentialsManagement";
    public const string Sessions = "RootSessions";

    /// <summary>The enabled features. They are those of the organization, whichever account administers it.</summary>
    public static SortedSet<string> Of(Account account) => account.Accounts.Own.Get<IamAccount>().OrganizationFeatures;
}
