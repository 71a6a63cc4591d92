using System.Collections;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Simulation;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Tests which actions users may perform, and returns the reason.</summary>
/// <remarks><para>The policies are evaluated by the policy simulator of AWS (SimulatePrincipalPolicy); nothing is
/// executed. The result takes account of the policies of the user and its groups, the permissions boundary, and, if the
/// account is in an organization, service control policies.</para>
/// <para>Policies of resources, such as bucket policies, are not evaluated. A condition on a key without a value is not
/// met: MissingContext lists such keys, and -Context specifies their values.</para></remarks>
/// <example>
/// <summary>Verify the access of a new administrator</summary>
/// <code>$null = New-AdminGroup
/// $null = New-AdminUser alice -GroupName Administrators
/// Test-AdminPermission alice -Action iam:CreateUser</code>
/// <para>Shows the decision and the statement that allows the action.</para>
/// </example>
/// <example>
/// <summary>Verify that an administrator is limited</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// $null = New-AdminGroup CloudHsmAdministrators -Policy $policy
/// New-AdminUser hsm-admin -GroupName CloudHsmAdministrators |
///     Test-AdminPermission -Action cloudhsm:CreateCluster, iam:CreateUser</code>
/// <para>The first action is allowed, the second is denied.</para>
/// </example>
/// <example>
/// <summary>Find the users who may delete a trail</summary>
/// <code>Get-AdminUser | Test-AdminPermission -Action cloudtrail:DeleteTrail |
///     Where-Object IsAllowed</code>
/// <para>Lists the users who may perform the action.</para>
/// </example>
/// <example>
/// <summary>Specify a resource and condition keys</summary>
/// <code>Test-AdminPermission alice -Action iam:DeleteUser `
///     -Resource arn:aws:iam::123456789012:user/ops/alice `
///     -Context @{ 'aws:MultiFactorAuthPresent' = $true }</code>
/// <para>Tests the action as for a session with MFA.</para>
/// </example>
[Cmdlet(
    VerbsDiagnostic.Test, "AdminPermission", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Test-AdminPermission.md")]
[OutputType(typeof(AdminPermission))]
[RequiresActions("iam:SimulatePrincipalPolicy", "iam:GetUser")]
public sealed class TestAdminPermissionCommand : UserCmdlet
{
    private PermissionSimulator? _simulator;

    /// <summary>The actions, such as iam:CreateUser, 3 to 128 characters each. Wildcards are not permitted.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(ActionNameCompleter))]
    public string[] Action { get; set; } = [];

    /// <summary>The ARNs of the resources, up to 2,048 characters each.</summary>
    /// <value>*</value>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] Resource { get; set; } = ["*"];

    /// <summary>The values of condition keys, such as @{ 'aws:MultiFactorAuthPresent' = $true }. A key can have several
    /// values.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Hashtable Context { get; set; } = [];

    /// <summary>Checks the actions.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            Array.ForEach(Action, PermissionSimulator.CheckAction);
        }
        catch (AdminException e)
        {
            ThrowTerminatingError(Errors.ErrorRecords.From(e, e.Target));
        }
    }

    /// <inheritdoc/>
    private protected override void ProcessUser(string userName)
    {
        var simulator = _simulator ??= new PermissionSimulator(Run, new AccountNameIndex(Run));
        Submit(userName, () => simulator.TestAsync(userName, Action, Resource, Context), Write);
    }

    private void Write(IReadOnlyList<SimulatedPermission> permissions)
    {
        foreach (var permission in permissions)
            WriteObject(new AdminPermission(permission));
    }
}
