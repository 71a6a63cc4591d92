namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>The features of centralized root access, by the names of AWS.</summary>
public static class RootFeatures
{
    /// <summary>The root credentials of member accounts can be audited, deleted and recovered.</summary>
    public const string CredentialsManagement = "RootCredentialsManagement";

    /// <summary>Other tasks that require the root user of a member account can be performed.</summary>
    public const string Sessions = "RootSessions";

    /// <summary>The service whose trusted access and whose delegated administrators count.</summary>
    public const string ServicePrincipal = "iam.amazonaws.com";

    /// <summary>All features.</summary>
    public static IReadOnlyList<string> All { get; } = [CredentialsManagement, Sessions];
}
