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

/// <summary>Updates the document of a customer managed policy, or sets an earlier version as the default.</summary>
/// <remarks>
/// <para>The document becomes the new default version of the policy. A managed policy can have five versions; if
/// necessary, the oldest version is deleted first. If the document is equivalent to the current one, the outcome is
/// Unchanged.</para>
/// <para>-VersionId sets a version that exists as the default. No version is created or deleted.
/// Get-AdminPolicyVersion lists the versions of a policy.</para>
/// <para>A document or version that would remove administrator access from you, or from the last administrator who can
/// still sign in, requires -Force.</para>
/// <para>The document is validated before it is sent. Content that IAM always rejects is an error with line and column.
/// Content that IAM may reject or that is probably a mistake, such as a no-break space or text with an incorrect
/// encoding, is a warning, and the document is sent. Leading white space is removed, because IAM rejects it.</para>
/// </remarks>
/// <example>
/// <summary>Update a policy</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// $document = $policy.Document -replace 'cloudhsm:\*', 'cloudhsm:Describe*'
/// $policy | Set-AdminPolicy -Document $document</code>
/// <para>The previous document remains as an earlier version.</para>
/// </example>
/// <example>
/// <summary>Update a policy from its template</summary>
/// <code>New-AdminPolicy -Template ManageOwnCredentials |
///     Set-AdminPolicy -Template ManageOwnCredentials</code>
/// <para>The outcome is Unchanged if the policy already has this document.</para>
/// </example>
/// <example>
/// <summary>Edit a policy in a file</summary>
/// <code>New-AdminPolicy -Template CloudHSM
/// (Get-AdminPolicy CloudHSMAdministratorAccess -Document).Document |
///     Set-Content policy.json
/// # Edit the file, and then:
/// Set-AdminPolicy CloudHSMAdministratorAccess -Path policy.json</code>
/// <para>The outcome is Unchanged if only white space differs.</para>
/// </example>
/// <example>
/// <summary>Go back to an earlier version</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// $null = $policy | Set-AdminPolicy -Template ManageOwnCredentials
/// Set-AdminPolicy CloudHSMAdministratorAccess -VersionId v1</code>
/// <para>Version v1 is in force again; version v2 remains.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Set, "AdminPolicy", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Set-AdminPolicy.md")]
[OutputType(typeof(AdminPolicy))]
[RequiresActions("iam:CreatePolicyVersion", "iam:GetPolicyVersion")]
[RequiresActions("iam:SetDefaultPolicyVersion", "iam:ListPolicyVersions", Parameters = [nameof(VersionId)])]
[RequiresActions("iam:ListPolicies", When = "for names")]
[RequiresActions("iam:GetPolicy", When = "for ARNs")]
[RequiresActions("iam:GetPolicy", When = "if a response is lost")]
[RequiresActions("iam:ListPolicyVersions", "iam:DeletePolicyVersion", When = "for policies with five versions")]
[RequiresActions("iam:ListPolicyVersions", When = "with -WhatIf and -Confirm")]
[RequiresActions("iam:GetAccountSummary", When = "beyond the default quotas", Otherwise = "the default quotas apply")]
[RequiresActions("iam:GetAccountAuthorizationDetails", When = "without -Force")]
[RequiresActions("iam:ListAccessKeys", "iam:GetLoginProfile", When = "without -Force, if administrators are affected")]
public sealed class SetAdminPolicyCommand : PolicyDocumentCmdlet
{
    private PolicyEditor? _editor;
    private DefaultVersionEditor? _versions;
    private RemovalGuard<PowerLoss>? _guard;

    /// <summary>The name (up to 128 characters) or ARN of the policy.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PolicyArn")]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(OwnPolicyNameCompleter))]
    public string[] PolicyName { get; set; } = [];

    /// <summary>The ID of the version to set as the default, such as v2. It cannot be combined with a
    /// document.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(PolicyVersionCompleter))]
    public string? VersionId { get; set; }

    /// <summary>Updates the policy even if you or the last administrator lose administrator access.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private RemovalGuard<PowerLoss> Guard => _guard ??= RemovalGuards.OfAccount(this, Force);

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var (nameOrArn, name) = (record.Name, NameArgument.OfPolicy(record.Name));
        try
        {
            if (ReadVersion(record, name) is { } versionId)
                SetVersion(nameOrArn, name, versionId);
            else
                SetDocument(nameOrArn, name, ReadDocument(name));
        }
        catch (AdminException e)
        {
            Fail(e, name);
        }
    }

    // The version that the command line, the row or the piped version specifies, unless a document is specified there.
    private string? ReadVersion(InputRecord record, string name)
    {
        var versionId = NameArgument.OrNull(VersionId);
        var isBound = MyInvocation.BoundParameters.ContainsKey(nameof(VersionId));
        if (isBound && IsDocumentBound)
            throw Ambiguous(name);
        if (isBound || versionId is null)
            return versionId;
        if (IsDocumentBound)
            return null;
        // A version that was read with its document has both.
        return record.Source is AdminPolicyVersion || (Document is null && NameArgument.OrNull(Template) is null)
            ? versionId
            : throw Ambiguous(name);
    }

    private static AdminException Ambiguous(string name) => new(
        "AmbiguousPolicyDocument", ErrorKind.InvalidArgument, name, "Both a version and a document were specified.",
        "Specify only one of -VersionId, -Document, -Path and -Template.");

    private void SetVersion(string nameOrArn, string name, string versionId)
    {
        var editor = _versions ??= new DefaultVersionEditor(Run);
        if (!TryAwait(name, () => editor.PlanAsync(nameOrArn, versionId), out var plan))
            return;
        var loss = PowerLoss.OfPolicy(plan.Arn, plan.Document);
        var deed = $"Setting version {plan.DefaultVersionId} as the default";
        if (plan.Changes.Count > 0 && !Guard.Admit(name, deed, loss, MyInvocation.ExpectingInput))
            return;
        if (!Guard.Confirm(name, ChangeList.Describe("policy", plan.Changes), loss))
            WriteObject(new AdminPolicy(plan, Outcome.WhatIf));
        else if (TryAwait(name, () => editor.UpdateAsync(plan), out var policy))
            WriteObject(new AdminPolicy(policy));
    }

    private void SetDocument(string nameOrArn, string name, PolicySource document)
    {
        var editor = _editor ??= new PolicyEditor(Run);
        WriteDoubts(name, document);
        if (!TryAwait(name, () => editor.CheckAsync(nameOrArn, document), out var found))
            return;
        var loss = PowerLoss.OfPolicy(found.Arn, document.Json);
        if (!Guard.Admit(name, "Updating this policy", loss, MyInvocation.ExpectingInput))
            return;
        var (action, plan) = ("Update policy document", found);
        // Comparing the documents requires API calls, so it is done only if the text is displayed.
        if (Questions.AreShown(this))
        {
            if (!TryAwait(name, () => editor.PlanAsync(found, document), out plan))
                return;
            action = ChangeList.Describe("policy", plan.Changes);
        }

        if (!Guard.Confirm(name, action, loss))
            WriteObject(new AdminPolicy(plan, Outcome.WhatIf));
        else if (TryAwait(name, () => editor.UpdateAsync(found, document), out var policy))
            WriteObject(new AdminPolicy(policy));
    }
}
