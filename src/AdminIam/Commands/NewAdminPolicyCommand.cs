using System.Management.Automation;
using AdminIam.Binding;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Policies;

namespace AdminIam.Commands;

/// <summary>Makes a customer managed policy, from JSON, a hashtable, a file or a template.</summary>
/// <remarks>
/// <para>The document is checked before it is sent: what is wrong is told with its line and column.</para>
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
[Cmdlet(VerbsCommon.New, "AdminPolicy", SupportsShouldProcess = true, DefaultParameterSetName = PolicyInput.DocumentSet)]
[OutputType(typeof(AdminPolicy))]
public sealed class NewAdminPolicyCommand : AdminCmdlet
{
    private PolicyProvisioner? _provisioner;

    /// <summary>The policy's name: 1 to 128 letters, digits and + = , . @ _ - A template brings its own.</summary>
    [Parameter(
        ParameterSetName = PolicyInput.DocumentSet, Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PolicyInput.FileSet, Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PolicyInput.TemplateSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    public string? PolicyName { get; set; }

    /// <summary>The document: JSON text, a hashtable, or an object with the properties Version and Statement.</summary>
    [Parameter(
        ParameterSetName = PolicyInput.DocumentSet, Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public object? Document { get; set; }

    /// <summary>A file with the document as JSON.</summary>
    [Parameter(ParameterSetName = PolicyInput.FileSet, Mandatory = true)]
    [Alias("LiteralPath")]
    public string? Path { get; set; }

    /// <summary>The name of a template: CloudHSM or ManageOwnCredentials.</summary>
    [Parameter(ParameterSetName = PolicyInput.TemplateSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PolicyTemplateCompleter))]
    public string? Template { get; set; }

    /// <summary>The policy's path in IAM, such as /admins/.</summary>
    /// <value>/</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PolicyPath { get; set; }

    /// <summary>What the policy is for, up to 1000 characters. IAM cannot change it afterwards.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>Accept a policy that exists, and give it the document if it has another.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CsvSwitch]
    public SwitchParameter Ensure { get; set; }

    /// <summary>Makes one policy.</summary>
    protected override void ProcessRecord()
    {
        var provisioner = _provisioner ??= new PolicyProvisioner(Iam, Stop);
        PolicyRequest request;
        try
        {
            request = ToRequest();
        }
        catch (AdminException e)
        {
            Fail(e, PolicyName);
            return;
        }

        var name = request.PolicyName;
        if (!ShouldProcess(name, Ensure ? "Make policy or set its document" : "Make policy"))
        {
            if (TryAwait(name, () => provisioner.CheckAsync(request), out var wanted))
                WriteObject(new AdminPolicy(wanted, WhatIfOutcome.Text));
            return;
        }

        if (TryAwait(name, () => provisioner.ProvisionAsync(request), out var policy))
            WriteObject(new AdminPolicy(policy));
    }

    private PolicyRequest ToRequest()
    {
        var template = ParameterSetName == PolicyInput.TemplateSet ? PolicyTemplate.Load(Template!, Iam.Partition) : null;
        return new PolicyRequest
        {
            PolicyName = Names.OrNothing(PolicyName) ?? template?.PolicyName ?? string.Empty,
            Document = PolicyInput.Read(this, Iam, Document, Path, Template),
            Path = Names.OrNothing(PolicyPath),
            Description = Names.OrNothing(Description) ?? template?.Description,
            Ensure = Ensure,
        };
    }
}
