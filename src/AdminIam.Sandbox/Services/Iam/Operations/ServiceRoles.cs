namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The supported service-linked roles. AWS predefines their names, policies and trust policies.</summary>
internal static class ServiceRoles
{
    private static readonly ServiceRoleTemplate[] Templates =
    [
        new("access-analyzer.amazonaws.com", "AccessAnalyzer", "AccessAnalyzerServiceRolePolicy", false),
        new("autoscaling.amazonaws.com", "AutoScaling", "AutoScalingServiceRolePolicy", true),
        new("cloudhsm.amazonaws.com", "CloudHSM", "CloudHSMServiceRolePolicy", false),
        new(
            "elasticloadbalancing.amazonaws.com",
            "ElasticLoadBalancing",
            "AWSElasticLoadBalancingServiceRolePolicy",
            false),
        new("organizations.amazonaws.com", "Organizations", "AWSOrganizationsServiceTrustPolicy", false),
        new("rds.amazonaws.com", "RDS", "AmazonRDSServiceRolePolicy", false)
        {
            Description = "Allows Amazon RDS to manage AWS resources on your behalf",
        },
        new("sso.amazonaws.com", "SSO", "AWSSSOServiceRolePolicy", false)
        {
            Description = "Service-linked role used by AWS SSO to manage AWS resources, including IAM roles, policies "
                + "and SAML IdP on your behalf.",
        },
    ];

    public static ServiceRoleTemplate? Find(string service) =>
        Array.Find(Templates, template => template.Service == service);

    public static string NameOf(ServiceRoleTemplate template, string? suffix) =>
        $"AWSServiceRoleFor{template.Name}" + (suffix is null ? "" : "_" + suffix);

    public static string PathOf(ServiceRoleTemplate template) => $"/aws-service-role/{template.Service}/";

    public static string TrustPolicy(ServiceRoleTemplate template) =>
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
        + template.Service + "\"},\"Action\":\"sts:AssumeRole\"}]}";
}
