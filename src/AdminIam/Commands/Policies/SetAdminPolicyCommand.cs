using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Engine.Iam.Safety;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Gives a customer managed policy a new document.</summary>
/// <remarks>
/// <para>The document becomes a new version that is in force at once, for all who have the policy. IAM keeps five versions; where
/// there is no room, the oldest goes. A policy that says the same already is Unchanged.</para>
/// <para>A document that would take your own administrator access away, or that of the last administrator who can still sign in, is
/// refused without -Force.</para>
/// <para>The document is checked before it is sent, its size first: a managed policy has 6,144 characters at most, not counting
/// white space. What IAM is certain to refuse is an error with line and column; what IAM may refuse, or what is probably not
/// meant, such as a no-break space or text read in a wrong encoding, is a warning, and the document is sent. White space before the
/// document is removed, because IAM refuses it.</para>
/// </remarks>
/// <example>
/// <summary>Change a policy</summary>
/// <code>$policy = New-AdminPolicy -Template CloudHSM
/// $policy | Set-AdminPolicy -Document ($policy.Document -replace '"cloudhsm:\*"', '"cloudhsm:Describe*"')</code>
/// <para>The old document stays as the version before.</para>
/// </example>
/// <example>
/// <summary>Bring a policy up to its template</summary>
/// <code>New-AdminPolicy -Template ManageOwnCredentials | Set-AdminPolicy -Template ManageOwnCredentials</code>
/// <para>Unchanged, when it says the same already.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "AdminPolicy", SupportsShouldProcess = true, DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminPolicy))]
public sealed class SetAdminPolicyCommand : PolicyDocumentCmdlet
{
    private PolicyEditor? _editor;
    private RemovalGuard? _guard;

    /// <summary>The policy's name or ARN.</summary>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0, Mandatory = true)]
    [Alias("Name", "PolicyArn")]
    [Column("Policy", IsName = true, IsRequired = true, PreferredProperty = "Arn")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[] PolicyName { get; set; } = [];

    /// <summary>Set even a document that leaves you or the account without the power of an administrator.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        var editor = _editor ??= new PolicyEditor(Iam, Stop);
        var (nameOrArn, name) = (record.Name, Names.OfPolicy(record.Name));
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
        if (!_guard.Admit(name, "Setting this document", loss, MyInvocation.ExpectingInput))
            return;
        if (!_guard.Confirm(name, "Set policy document", loss))
            WriteObject(new AdminPolicy(found, Outcome.WhatIf));
        else if (TryAwait(name, () => editor.UpdateAsync(found, document), out var policy))
            WriteObject(new AdminPolicy(policy));
    }
}
