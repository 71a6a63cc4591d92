using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>Finds the resources of the account by their ARNs.</summary>
internal static class ResourceLookup
{
    /// <summary>The resource that has the ARN, or null where the account has none.</summary>
    public static Entity? Find(IamAccount account, string arn)
    {
        var prefix = $"arn:{account.Partition}:iam::{account.AccountId}:";
        var slash = arn.IndexOf('/');
        if (!arn.StartsWith(prefix, StringComparison.Ordinal) || slash < 0)
            return null;

        var kind = arn.Substring(prefix.Length, slash - prefix.Length);
        // The name of an OpenID Connect provider is its URL, with slashes of its own.
        var name = arn.Substring(kind == "oidc-provider" ? slash + 1 : arn.LastIndexOf('/') + 1);
        var found = kind switch
        {
            "user" => Get(account.Users, name),
            "group" => Get(account.Groups, name),
            "role" => Get(account.Roles, name),
            "policy" => Get(account.Policies, name),
            "server-certificate" => Get(account.ServerCertificates, name),
            "mfa" => Get(account.MfaDevices, name),
            "instance-profile" => Get(account.InstanceProfiles, name),
            "oidc-provider" => Get(account.OpenIdConnectProviders, name),
            "saml-provider" => Get(account.SamlProviders, name),
            _ => null,
        };
        return found is not null && arn.Substring(slash) == found.Path + found.Name ? found : null;
    }

    private static Entity? Get<T>(EntityTable<T> table, string name)
        where T : Entity => table.TryGet(name, out var entity) ? entity : null;
}
