using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Updates the document of a customer managed policy.</summary>
/// <remarks>
/// <para>The document becomes the new default version of the policy. A managed policy can have five versions; if
/// necessary, the oldest version is deleted first. If the document is equivalent to the current one, the outcome is
/// Unchanged.</para>
/// <para>A document that would remove administrator access from you, or from the last administrator who can still sign
/// in, requires -Force.</para>
/// <para>The document is validated before it is sent. A managed policy can have up to 6,144 characters, not counting
/// white space. Content that IAM always rejects is an error with line and column. Content that IAM may reject or that
/// is probably a mistake, such as a no-break space or text with an incorrect encoding, is a warning, and the document
/// is sent. Leading white space is removed, because IAM rejects it.</para>
/// </remarks>
/// <example>
/// <summary>Update a policy</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// $policy | Set-AdminPolicy -Document ($policy.Document -replace '"cloudhsm:\*"', '"cloudhsm:Describe*"')</code>
/// <para>The previous document remains as an earlier version.</para>
/// </example>
/// <example>
/// <summary>Update a policy from its template</summary>
/// <code>New-AdminPolicy -Template ManageOwnCredentials | Set-AdminPolicy -Template ManageOwnCredentials</code>
/// <para>The outcome is Unchanged if the policy already has this document.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "AdminPolicy", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminPolicy))]
[RequiresActions("iam:CreatePolicyVersion", "iam:GetPolicyVersion")]
[RequiresActions("iam:ListPolicies", When = "for names")]
[RequiresActions("iam:GetPolicy", When = "for ARNs")]
[RequiresActions("iam:GetPolicy", When = "if a response is lost")]
[RequiresActions("iam:ListPolicyVersions", "iam:DeletePolicyVersion", When = "for policies with five versions")]
[RequiresActions("iam:GetAccountSummary", When = "beyond the default quotas", Otherwise = "the default quotas apply")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:ListAccessKeys", "iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class SetAdminPolicyCommand : PolicyDocumentCmdlet
{
    private PolicyEditor? _editor;
    private RemovalGuard? _guard;

    /// <summary>The name or ARN of the policy.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PolicyArn")]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(OwnPolicyNameCompleter))]
    public string[] PolicyName { get; set; } = [];

    /// <summary>Updates the policy even if you or the last administrator lose administrator access.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var editor = _editor ??= new PolicyEditor(Run);
        var (nameOrArn, name) = (record.Name, NameArgument.OfPolicy(record.Name));
        PolicySource document;
        try
        {
            document = ReadDocument(name);
        }
        catch (AdminException e)
        {
            Fail(e, name);
            return;
        }

        WriteDoubts(name, document);
        _guard ??= new RemovalGuard(this, Force);
        if (!TryAwait(name, () => editor.CheckAsync(nameOrArn, document), out var found))
            return;
        var loss = PowerLoss.OfPolicy(found.Arn, document.Json);
        if (!_guard.Admit(name, "Updating this policy", loss, MyInvocation.ExpectingInput))
            return;
        if (!_guard.Confirm(name, "Update policy document", loss))
            WriteObject(new AdminPolicy(found, Outcome.WhatIf));
        else if (TryAwait(name, () => editor.UpdateAsync(found, document), out var policy))
            WriteObject(new AdminPolicy(policy));
    }
}
