using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Creates permission sets of IAM Identity Center with their policies.</summary>
/// <remarks>
/// <para>A permission set gives nobody access before it is assigned. It requires at least one of -Policy,
/// -CustomerManagedPolicy and -InlinePolicy; use -Policy @() for a permission set without permissions.</para>
/// <para>Everything is checked before the permission set is created: the limits of AWS, the inline policy, and whether
/// the AWS managed policies exist. Customer managed policies are looked up by AWS in each account to which the
/// permission set is assigned.</para>
/// <para>With -Ensure, an existing permission set gets what is specified; other policies stay attached. The changes are
/// then provisioned once to the accounts that have the permission set, and the command waits for it for up to ten
/// minutes. The property Provisioning contains the result for each account.</para>
/// </remarks>
/// <example>
/// <summary>Create the permission set of administrators</summary>
/// <code>New-AdminPermissionSet Administrators -Policy AdministratorAccess `
///     -SessionDuration 04:00:00</code>
/// <para>Sessions last four hours.</para>
/// </example>
/// <example>
/// <summary>Create a permission set with an inline policy</summary>
/// <code>New-AdminPermissionSet Auditors -Policy SecurityAudit -InlinePolicy @{
///     Version = '2012-10-17'
///     Statement = @{
///         Effect = 'Deny'
///         Action = 's3:GetObject'
///         Resource = '*'
///     }
/// }</code>
/// <para>-InlinePolicyPath reads a file.</para>
/// </example>
/// <example>
/// <summary>Create permission sets from rows</summary>
/// <code>@'
/// PermissionSetName,Policy,SessionDuration,Tag
/// Operators,PowerUserAccess,08:00:00,Team=Ops
/// Auditors,SecurityAudit;ViewOnlyAccess,,Team=Audit
/// '@ | ConvertFrom-Csv | New-AdminPermissionSet -Ensure</code>
/// <para>Run it again to complete permission sets that have been changed.</para>
/// </example>
/// <example>
/// <summary>Copy a permission set</summary>
/// <code>New-AdminPermissionSet Operators -Policy PowerUserAccess
/// Get-AdminPermissionSet Operators -Detailed |
///     New-AdminPermissionSet -PermissionSetName Night -SessionDuration 12:00</code>
/// <para>Values on the command line take precedence over those of the object.</para>
/// </example>
/// <seealso cref="SetAdminPermissionSetCommand"/>
/// <seealso cref="GetAdminPermissionSetCommand"/>
[Cmdlet(
    VerbsCommon.New, "AdminPermissionSet", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "New-AdminPermissionSet.md")]
[OutputType(typeof(AdminPermissionSet))]
[RequiresActions("sso:ListInstances", "sso:CreatePermissionSet")]
[RequiresActions(
    "sso:AttachManagedPolicyToPermissionSet", "iam:GetPolicy", Parameters = [nameof(Policy)])]
[RequiresActions(
    "iam:ListPolicies", Parameters = [nameof(Policy), nameof(PermissionsBoundary)],
    When = "for names of policies for job functions, and to suggest names")]
[RequiresActions(
    "sso:AttachCustomerManagedPolicyReferenceToPermissionSet", Parameters = [nameof(CustomerManagedPolicy)])]
[RequiresActions(
    "sso:PutInlinePolicyToPermissionSet", Parameters = [nameof(InlinePolicy), nameof(InlinePolicyPath)])]
[RequiresActions(
    "sso:PutPermissionsBoundaryToPermissionSet", "iam:GetPolicy", Parameters = [nameof(PermissionsBoundary)])]
[RequiresActions(
    "sso:ListPermissionSets", "sso:DescribePermissionSet", "sso:ListAccountsForProvisionedPermissionSet",
    Parameters = [nameof(Ensure)])]
[RequiresActions(
    "sso:ListManagedPoliciesInPermissionSet", "sso:ListCustomerManagedPolicyReferencesInPermissionSet",
    Parameters = [nameof(Policy), nameof(CustomerManagedPolicy)], When = "with -Ensure")]
[RequiresActions(
    "sso:GetInlinePolicyForPermissionSet", Parameters = [nameof(InlinePolicy), nameof(InlinePolicyPath)],
    When = "with -Ensure")]
[RequiresActions(
    "sso:GetPermissionsBoundaryForPermissionSet", Parameters = [nameof(PermissionsBoundary)], When = "with -Ensure")]
[RequiresActions(
    "sso:UpdatePermissionSet",
    Parameters = [nameof(Description), nameof(SessionDuration), nameof(RelayState)], When = "with -Ensure")]
[RequiresActions(
    "sso:ListTagsForResource", "sso:TagResource", Parameters = [nameof(Tag)], When = "with -Ensure")]
[RequiresActions(
    "sso:ProvisionPermissionSet", "sso:DescribePermissionSetProvisioningStatus", Parameters = [nameof(Ensure)],
    When = "for permission sets that accounts have")]
[RequiresActions(
    "sso:DescribePermissionSet", When = "for permission sets without policies",
    Otherwise = "the command does not wait until the permission set is visible")]
[RequiresActions("sso:ListPermissionSets", "sso:DescribePermissionSet", When = "if a response is lost")]
public sealed class NewAdminPermissionSetCommand : PermissionSetCmdlet
{
    private PermissionSetCreator? _creator;
    private PermissionSetProvisioner? _provisioner;

    /// <summary>The name of the permission set: 1 to 32 letters, digits and the characters + = , . @ _ - It cannot be
    /// changed later, and is part of the names of the roles in accounts.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = ParameterSets.Input)]
    [Alias("Name")]
    [Column("PermissionSet", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] PermissionSetName { get; set; } = [];

    /// <summary>Accepts an existing permission set and sets what is specified. Other policies stay
    /// attached.</summary>
    [Parameter]
    [Column]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    private PermissionSetCreator Creator => _creator ??= new PermissionSetCreator(Center, Run);

    // A previous run may have been interrupted before it provisioned its changes.
    private PermissionSetProvisioner Provisioner => _provisioner ??= new PermissionSetProvisioner(Center);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        if (!TryRead(record, out var request) || !TryPlan(request, out var planned))
            return;
        if (!ShouldProcess(record.Name, Describe(request, planned)))
        {
            WriteObject(new AdminPermissionSet(planned ?? PermissionSetCreator.Preview(request), Outcome.WhatIf));
            return;
        }

        if (!TryAwait(record.Name, () => Creator.CreateAsync(request), out var done))
            return;
        WriteDoubts(request, done.After.Name, done.PolicyCount);
        if (done.IsCreated)
        {
            Deliver(done.After, isProvisioned: false);
            return;
        }

        if (done.IsProvisioned)
            Deliver(done.After, isProvisioned: true);
        else if (TryAwait(done.After.Name, () => Provisioner.WithOutdatedAsync(done.After), out var set))
            Deliver(set, isProvisioned: set.OutdatedAccounts!.Count > 0);
    }

    private bool TryRead(InputRecord record, out PermissionSetRequest request)
    {
        try
        {
            request = ReadRequest(record) with { Ensure = Ensure };
            PermissionSetCreator.Check(request);
            return true;
        }
        catch (AdminException e)
        {
            Fail(e, record.Name);
            request = null!;
            return false;
        }
    }

    // An existing permission set is read only if its changes are previewed.
    private bool TryPlan(PermissionSetRequest request, out PermissionSetRecord? planned)
    {
        planned = null;
        if (!IsPreviewed)
            return true;
        if (!TryAwait(request.Name, () => Creator.PlanAsync(request), out var plan))
            return false;
        planned = plan?.After;
        return plan is null || plan.IsProvisioned
            || TryAwait(request.Name, () => Provisioner.WithOutdatedAsync(plan.After), out planned);
    }

    private string Describe(PermissionSetRequest request, PermissionSetRecord? planned)
    {
        if (planned is not null)
            return ChangeList.Describe("permission set", planned.Changes);
        return request.Ensure && !IsPreviewed
            ? "Create or update permission set"
            : $"Create permission set {PermissionSetCreator.Describe(request)}";
    }
}
