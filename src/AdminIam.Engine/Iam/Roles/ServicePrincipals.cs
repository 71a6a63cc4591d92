namespace AdminIam.Engine.Iam.Roles;

/// <summary>The service principals of the AWS services that have a service-linked role.</summary>
/// <remarks>From the conditions on iam:AWSServiceName and the role ARNs in AWS managed policies, and from the IAM
/// sections of the services' documentation. AWS has no operation that lists
/// them; others are accepted as well.</remarks>
public static class ServicePrincipals
{
    private const string Resource = "AdminIam.Engine.Iam.Roles.ServicePrincipals.txt";

    /// <summary>Returns the service principals, in alphabetical order.</summary>
    public static IReadOnlyList<string> List()
    {
        using var stream = typeof(ServicePrincipals).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
