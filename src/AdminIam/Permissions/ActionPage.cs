namespace AdminIam.Permissions;

/// <summary>The page about an action in the API reference of AWS. This file is also compiled into the build, which
/// links the pages in the help.</summary>
internal static class ActionPage
{
    /// <summary>Returns the URL of the page.</summary>
    /// <param name="action">The action, such as <c>iam:CreateUser</c>.</param>
    /// <exception cref="ArgumentException">The reference of the service is not known.</exception>
    public static Uri Of(string action)
    {
        var parts = action.Split(':');
        var guide = parts[0] switch
        {
            "iam" => "IAM/latest/APIReference",
            "sts" => "STS/latest/APIReference",
            "sso" => "singlesignon/latest/APIReference",
            "identitystore" => "singlesignon/latest/IdentityStoreAPIReference",
            "organizations" => "organizations/latest/APIReference",
            var service =>
                throw new ArgumentException($"The API reference of '{service}' is not known.", nameof(action)),
        };
        return new Uri($"https://docs.aws.amazon.com/{guide}/API_{parts[1]}.html");
    }
}
