using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Creates a customer managed policy, from JSON, a hashtable, a file or a template.</summary>
/// <remarks>
/// <para>The document is checked before it is sent, its size first: a managed policy has 6,144 characters at most, not counting
/// white space. What IAM is certain to refuse is an error with line and column; what IAM may refuse, or what is probably not
/// meant, such as a no-break space or text read in a wrong encoding, is a warning, and the document is sent. White space before the
/// document is removed, because IAM refuses it.</para>
/// <para>With -Ensure a policy that exists gets the document as a new version if it says something else. IAM cannot change the
/// path and the description of a policy: where others are asked for, that is an error and nothing is changed.</para>
/// <para>The templates are CloudHSM, for administrators of AWS CloudHSM alone, and ManageOwnCredentials, which lets users manage
/// their own password, keys and MFA devices, and nothing else until they are signed in with MFA. As new users have to change their
/// password when they first sign in, it lets them do that without MFA too.</para>
/// </remarks>
/// <example>
/// <summary>A group for the administrators of one service</summary>
/// <code>New-AdminGroup CloudHsmAdministrators -Policy (New-AdminPolicy -Template CloudHSM)</code>
/// <para>Makes the policy CloudHSMAdministratorAccess and the group that has it.</para>
/// </example>
/// <example>
/// <summary>Require MFA of a group's members</summary>
/// <code>New-AdminPolicy -Template ManageOwnCredentials -Ensure | Add-AdminGroupPolicy -GroupName Administrators</code>
/// <para>Members can do nothing but set up MFA until they have signed in with it.</para>
/// </example>
/// <example>
/// <summary>A policy from a hashtable</summary>
/// <code>New-AdminPolicy SeeBuckets -Document @{ Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = 's3:ListAllMyBuckets'; Resource = '*' } }</code>
/// <para>JSON text does as well; -Path takes a file.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "AdminPolicy", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminPolicy))]
public sealed class NewAdminPolicyCommand : PolicyDocumentCmdlet
{
    private PolicyProvisioner? _provisioner;

    /// <summary>The policy's name: 1 to 128 letters, digits and + = , . @ _ - A template brings its own.</summary>
    [Parameter(Position = 0)]
    [Alias("Name")]
    [Column("Policy", IsName = true)]
    public string? PolicyName { get; set; }

    /// <summary>The policy's path in IAM, such as /admins/.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    public string? PolicyPath { get; set; }

    /// <summary>What the policy is for, up to 1000 characters. IAM cannot change it afterwards.</summary>
    [Parameter]
    [Column]
    public string? Description { get; set; }

    /// <summary>Accept a policy that exists, and give it the document if it has another.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var provisioner = _provisioner ??= new PolicyProvisioner(Iam, Stop);
        PolicyRequest request;
        try
        {
            request = ToRequest(record.Name);
        }
        catch (AdminException e)
        {
            Fail(e, record.Name);
            return;
        }

        var name = request.PolicyName;
        WriteDoubts(name, request.Document);
        PolicyRecord? plan = null;
        if (request.Ensure && IsPreviewed && !TryAwait(name, () => provisioner.PlanAsync(request), out plan))
            return;
        if (!ShouldProcess(name, plan is null ? "Create policy" : ChangeList.Describe("policy", plan.Changes)))
        {
            if (plan is not null || TryAwait(name, async () => (PolicyRecord?)await provisioner.CheckAsync(request).ConfigureAwait(false), out plan))
                WriteObject(new AdminPolicy(plan!, Outcome.WhatIf));
            return;
        }

        if (TryAwait(name, () => provisioner.ProvisionAsync(request), out var policy))
            WriteObject(new AdminPolicy(policy));
    }

    private PolicyRequest ToRequest(string policyName)
    {
        var template = Names.OrNothing(Template) is { } name ? PolicyTemplate.Load(name, Iam.Partition) : null;
        return new PolicyRequest
        {
            PolicyName = Names.OrNothing(policyName) ?? template?.PolicyName ?? string.Empty,
            Document = ReadDocument(policyName),
            Path = Names.OrNothing(PolicyPath),
            Description = Names.OrNothing(Description),
            DefaultDescription = template?.Description,
            Ensure = Ensure,
        };
    }
}
