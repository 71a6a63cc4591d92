using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Access;

/// <summary>The services that policies grant access to, by the actions that they allow.</summary>
internal static class GrantedServices
{
    /// <summary>
    /// The namespaces of the services. All services are those that an AWS managed policy of the account names.
    /// </summary>
    public static SortedSet<string> Of(IamAccount account, IEnumerable<string> documents)
    {
        var services = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var statement in documents.SelectMany(Allowing))
        {
            if (statement.ExcludesActions || Prefixes(statement).Any(prefix => prefix.IndexOf('*') >= 0))
                services.UnionWith(All(account));
            services.UnionWith(Prefixes(statement).Where(prefix => prefix.IndexOf('*') < 0));
        }

        return services;
    }

    /// <summary>Whether a document allows an action of the service.</summary>
    public static bool Includes(string document, string service) => Allowing(document).Any(statement =>
        statement.ExcludesActions
        || Prefixes(statement).Any(prefix => prefix == service || prefix.IndexOf('*') >= 0));

    /// <summary>The name of the service, which is its namespace where the sandbox does not know it.</summary>
    public static string NameOf(string service) => service switch
    {
        "access-analyzer" => "AWS IAM Access Analyzer",
        "cloudtrail" => "AWS CloudTrail",
        "cloudwatch" => "Amazon CloudWatch",
        "ec2" => "Amazon EC2",
        "iam" => "AWS Identity and Access Management",
        "identitystore" => "AWS Identity Store",
        "kms" => "AWS Key Management Service",
        "organizations" => "AWS Organizations",
        "rds" => "Amazon RDS",
        "s3" => "Amazon S3",
        "sso" => "AWS IAM Identity Center",
        "sts" => "AWS Security Token Service",
        _ => service,
    };

    private static IEnumerable<string> All(IamAccount account) => account.AwsPolicies
        .SelectMany(policy => Allowing(policy.Default.Document))
        .Where(statement => !statement.ExcludesActions)
        .SelectMany(Prefixes)
        .Where(prefix => prefix.IndexOf('*') < 0)
        .Append("iam")
        .Append("sts");

    private static IEnumerable<PolicyStatement> Allowing(string document) =>
        PolicyDocument.Parse(document).Statements.Where(statement => statement.Allows);

    // An action of "*" has no namespace, and is about all services.
    private static IEnumerable<string> Prefixes(PolicyStatement statement) => statement.ExcludesActions
        ? []
        : statement.Actions
            .Select(action => Wildcard.Literal(action).Split(':')[0].ToLowerInvariant())
            .Distinct(StringComparer.Ordinal);
}
