using AdminIam.Sandbox.Model;
using AdminIam.Sandbox.Services.Iam.Policies;
using AdminIam.Sandbox.Services.Organizations.State;

namespace AdminIam.Sandbox.Services.Organizations.Operations;

/// <summary>Service control policies. Other types of policies are not enabled in the organization.</summary>
internal static class ControlPolicyOperations
{
    private const string ServiceControl = "SERVICE_CONTROL_POLICY";
    private const int LongestContent = 5120;

    public static void Register(OperationTable<OrganizationsCall> table)
    {
        table.Add("CreatePolicy", CreatePolicy, _ => "*");
        table.Add("DescribePolicy", DescribePolicy, PolicyArn);
        table.Add("UpdatePolicy", UpdatePolicy, PolicyArn);
        table.Add("DeletePolicy", DeletePolicy, PolicyArn);
        table.Add("ListPolicies", ListPolicies, _ => "*");
    }

    /// <summary>The policy named in the call.</summary>
    public static ServiceControlPolicy Find(OrganizationsCall call, Organization organization) =>
        organization.Policies.TryFind(call.Text("PolicyId"), out var policy)
            ? policy
            : throw new AwsException("PolicyNotFoundException", 400, "You specified a policy that doesn't exist.");

    /// <summary>The page of policies of the type that the call names.</summary>
    public static Output List(
        OrganizationsCall call, Organization organization, IEnumerable<ServiceControlPolicy> policies) =>
        new Output().AddPage(
            call,
            "Policies",
            call.Text("Filter") == ServiceControl ? policies : [],
            policy => policy.Id,
            policy => Summary(organization, policy));

    /// <summary>The ARN of the policy named in the call, as policies must specify it.</summary>
    public static string PolicyArn(OrganizationsCall call) => call.PolicyArn(call.Text("PolicyId"));

    private static Output CreatePolicy(OrganizationsCall call)
    {
        var organization = call.Managed;
        if (call.Text("Type") != ServiceControl)
        {
            throw new AwsException(
                "PolicyTypeNotAvailableForOrganizationException",
                400,
                "You can't use the specified policy type with the feature set currently enabled for your "
                + "organization.");
        }

        var policy = new ServiceControlPolicy
        {
            Id = OrganizationIds.Policy(),
            Name = NewName(organization, call.Text("Name"), null),
            Description = call.Text("Description"),
            Content = Valid(organization, call.Text("Content")),
        };
        organization.Policies.Own.Add(policy);
        return Answer(organization, policy);
    }

    private static Output DescribePolicy(OrganizationsCall call) =>
        Answer(call.Administered, Find(call, call.Administered));

    private static Output UpdatePolicy(OrganizationsCall call)
    {
        var organization = call.Managed;
        var policy = FindOwn(call, organization);
        var name = call.Input.OptionalText("Name") is { } newName
            ? NewName(organization, newName, policy)
            : policy.Name;
        var content = call.Input.OptionalText("Content") is { } newContent
            ? Valid(organization, newContent)
            : policy.Content;
        policy.Name = name;
        policy.Content = content;
        policy.Description = call.Input.OptionalText("Description") ?? policy.Description;
        return Answer(organization, policy);
    }

    private static Output DeletePolicy(OrganizationsCall call)
    {
        var organization = call.Managed;
        var policy = FindOwn(call, organization);
        if (policy.Targets.Count > 0)
        {
            throw new AwsException(
                "PolicyInUseException",
                400,
                "The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts "
                + "before performing this operation.");
        }

        organization.Policies.Own.Remove(policy);
        return Output.Empty;
    }

    private static Output ListPolicies(OrganizationsCall call) =>
        List(call, call.Administered, call.Administered.Policies.All);

    private static ServiceControlPolicy FindOwn(OrganizationsCall call, Organization organization)
    {
        var policy = Find(call, organization);
        return policy != ServiceControlPolicies.FullAccess ? policy : throw OrganizationsErrors.Denied();
    }

    private static string NewName(Organization organization, string name, ServiceControlPolicy? self) =>
        organization.Policies.All.Any(other => other != self && other.Name == name)
            ? throw new AwsException("DuplicatePolicyException", 400, "A policy with the same name already exists.")
            : name;

    private static string Valid(Organization organization, string content)
    {
        if (content.Length > LongestContent)
        {
            throw OrganizationsErrors.Violation(
                "POLICY_CONTENT_LIMIT_EXCEEDED", "You have exceeded the maximum size of a policy.");
        }

        try
        {
            PolicyCheck.Demand(content, PolicyKind.Managed, organization.Partition);
            return content;
        }
        catch (CommonException error) when (error.Kind == CommonError.MalformedPolicy)
        {
            throw new AwsException(
                "MalformedPolicyDocumentException",
                400,
                "The provided policy document does not meet the requirements of the specified policy type.");
        }
    }

    private static Output Answer(Organization organization, ServiceControlPolicy policy) => new()
    {
        ["Policy"] = new Output
        {
            ["PolicySummary"] = Summary(organization, policy), ["Content"] = policy.Content,
        },
    };

    private static Output Summary(Organization organization, ServiceControlPolicy policy) => new()
    {
        ["Id"] = policy.Id,
        ["Arn"] = organization.PolicyArn(policy.Id),
        ["Name"] = policy.Name,
        ["Description"] = policy.Description,
        ["Type"] = ServiceControl,
        ["AwsManaged"] = policy == ServiceControlPolicies.FullAccess,
    };
}
