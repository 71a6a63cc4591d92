using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates a customer managed policy from JSON, a hashtable, a file or a template.</summary>
/// <remarks>
/// <para>The document is validated before it is sent. Content that IAM always rejects is an error with line and column.
/// Content that IAM may reject or that is probably a mistake, such as a no-break space or text with an incorrect
/// encoding, is a warning, and the document is sent. Leading white space is removed, because IAM rejects it.</para>
/// <para>With -Ensure, an existing policy gets the document as a new version if it differs. The path and the
/// description of a policy cannot be changed: if a different path or description is specified, an error is returned and
/// nothing is changed.</para>
/// <para>The templates are CloudHSM, for administrators of AWS CloudHSM only, and ManageOwnCredentials, which allows
/// users to manage their own password, keys and MFA devices, and denies all other actions until they sign in with MFA.
/// Because new users must change their password at first sign-in, the template allows this without MFA.</para>
/// </remarks>
/// <example>
/// <summary>Create the administrators of one service</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// New-AdminGroup CloudHsmAdministrators -Policy $policy</code>
/// <para>Creates the policy CloudHSMAdministratorAccess and a group with this policy.</para>
/// </example>
/// <example>
/// <summary>Require MFA for the members of a group</summary>
/// <code>New-AdminPolicy -Template ManageOwnCredentials -Ensure |
///     Add-AdminGroupPolicy -GroupName Administrators</code>
/// <para>Until members sign in with MFA, they can only manage their own credentials.</para>
/// </example>
/// <example>
/// <summary>Create a policy from a hashtable</summary>
/// <code>New-AdminPolicy SeeBuckets -Document @{
///     Version = '2012-10-17'
///     Statement = @{
///         Effect = 'Allow'
///         Action = 's3:ListAllMyBuckets'
///         Resource = '*'
///     }
/// }</code>
/// <para>-Document also accepts JSON text. -Path reads a file.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New, "AdminPolicy", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminPolicy.md")]
[OutputType(typeof(AdminPolicy))]
[RequiresActions("iam:CreatePolicy")]
[RequiresActions("iam:ListPolicies", "iam:GetPolicyVersion", "iam:CreatePolicyVersion", Parameters = [nameof(Ensure)])]
[RequiresActions(
    "iam:ListPolicyVersions", "iam:DeletePolicyVersion", Parameters = [nameof(Ensure)],
    When = "for policies with five versions")]
[RequiresActions("iam:ListPolicyVersions", Parameters = [nameof(Ensure)], When = "with -WhatIf and -Confirm")]
[RequiresActions("iam:GetPolicy", Parameters = [nameof(Description)], When = "with -Ensure")]
[RequiresActions("iam:GetPolicy", Otherwise = "the command does not wait until the policy is visible")]
[RequiresActions("iam:GetPolicy", When = "if a response is lost")]
[RequiresActions("iam:GetAccountSummary", When = "beyond the default quotas", Otherwise = "the default quotas apply")]
public sealed class NewAdminPolicyCommand : PolicyDocumentCmdlet
{
    private PolicyProvisioner? _provisioner;

    /// <summary>The name of the policy: 1 to 128 letters, digits and the characters + = , . @ _ -</summary>
    /// <value>With -Template, the name in the template</value>
    [Parameter(Position = 0)]
    [Alias("Name")]
    [Column("Policy", IsName = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? PolicyName { get; set; }

    /// <summary>The path of the policy in IAM, such as /admins/: up to 512 letters, digits and the characters + = , . @
    /// _ - /, starting and ending with a slash.</summary>
    /// <value>/</value>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(IamPathCompleter))]
    public string? PolicyPath { get; set; }

    /// <summary>The description of the policy, up to 1,000 characters. It cannot be changed later.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Description { get; set; }

    /// <summary>Accepts an existing policy, and updates its document if it differs.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var provisioner = _provisioner ??= new PolicyProvisioner(Run);
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
            if (plan is not null)
                WriteObject(new AdminPolicy(plan, Outcome.WhatIf));
            else if (TryAwait(name, () => provisioner.CheckAsync(request), out var planned))
                WriteObject(new AdminPolicy(planned, Outcome.WhatIf));
            return;
        }

        if (TryAwait(name, () => provisioner.ProvisionAsync(request), out var policy))
            WriteObject(new AdminPolicy(policy));
    }

    private PolicyRequest ToRequest(string policyName)
    {
        var template = NameArgument.OrNull(Template) is { } name
            ? PolicyTemplate.Load(name, Run.Session.Partition)
            : null;
        return new PolicyRequest
        {
            PolicyName = NameArgument.OrNull(policyName) ?? template?.PolicyName ?? string.Empty,
            Document = ReadDocument(policyName),
            Path = NameArgument.OrNull(PolicyPath),
            Description = NameArgument.OrNull(Description),
            DefaultDescription = template?.Description,
            Ensure = Ensure,
        };
    }
}
