using System.Collections;
using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Base class of the cmdlets that create and change permission sets: their settings, and the provisioning of
/// the changed permission sets, each once a command.</summary>
public abstract class PermissionSetCmdlet : InputCmdlet
{
    private PermissionSetDelivery? _delivery;

    /// <summary>The names (1 to 128 characters) or ARNs of AWS managed policies. In a CSV cell, separate them with
    /// semicolons. A permission set can have 20 managed policies, AWS managed and customer managed ones together; a
    /// role in an account only 10, unless its quota is higher.</summary>
    [Parameter(Position = 1)]
    [Column("PolicyName", "ManagedPolicy")]
    [ValidateNotNull]
    [CsvList]
    [ArgumentCompleter(typeof(AwsPolicyCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>The paths and names of customer managed policies, such as /teams/Deploy; without a path, the path is /.
    /// The path has up to 512 characters, the name 1 to 128. Each account that gets the permission set must have a
    /// policy of this path and name. In a CSV cell, separate them with semicolons.</summary>
    [Parameter]
    [Column]
    [ValidateNotNull]
    [CsvList]
    [ArgumentCompleter(typeof(CustomerPolicyCompleter))]
    public string[]? CustomerManagedPolicy { get; set; }

    /// <summary>The inline policy: JSON text, a hashtable, or an object with the properties Version and Statement. It
    /// can have up to 10,240 characters, not counting white space.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public object? InlinePolicy { get; set; }

    /// <summary>A file that contains the inline policy as JSON, in UTF-8, or in UTF-16 or UTF-32 with a byte order
    /// mark.</summary>
    [Parameter]
    [Column]
    public string? InlinePolicyPath { get; set; }

    /// <summary>The permissions boundary: the name (1 to 128 characters) or ARN of an AWS managed policy, or the path
    /// and name of a customer managed policy, which starts with a slash, such as /Boundary.</summary>
    [Parameter]
    [Column]
    [PolicyReference]
    [ArgumentCompleter(typeof(SetBoundaryCompleter))]
    public string? PermissionsBoundary { get; set; }

    /// <summary>The description: 1 to 700 characters of Latin-1.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Description { get; set; }

    /// <summary>How long a session in an account lasts, from 1 to 12 hours, such as 08:00:00 or PT8H.</summary>
    [Parameter]
    [Column]
    [DurationText]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public TimeSpan? SessionDuration { get; set; }

    /// <summary>The URL to which users are redirected after they signed in to an account, usually that of a service in
    /// the AWS console: up to 240 ASCII characters.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? RelayState { get; set; }

    /// <summary>The tags, as a hashtable or as text: Department=Ops;CostCenter=1234. A permission set can have 50 tags;
    /// a key has 1 to 128 characters, a value up to 256.</summary>
    [Parameter]
    [Column]
    [CsvTag]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>Does not wait until AWS has provisioned the changes to the accounts.</summary>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <summary>Whether the settings of a piped permission set are those to set. Otherwise it only names the permission
    /// set.</summary>
    private protected virtual bool CopiesObjects => true;

    /// <summary>Writes the permission sets that were provisioned.</summary>
    protected override void EndProcessing() => _delivery?.Complete(!NoWait);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _delivery?.WarnOfInterruption();
        base.Dispose(disposing);
    }

    /// <summary>Returns the settings that the command line or the row specifies.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="AdminException">The inline policy is specified twice or cannot be read.</exception>
    private protected PermissionSetRequest ReadRequest(InputRecord record) => new()
    {
        Name = record.Name,
        Policies = Given(nameof(Policy), Policy, record),
        CustomerPolicies = Given(nameof(CustomerManagedPolicy), CustomerManagedPolicy, record),
        InlinePolicy = ReadInlinePolicy(record),
        PermissionsBoundary =
            NameArgument.OrNull(Given(nameof(PermissionsBoundary), PermissionsBoundary, record)),
        Description = Given(nameof(Description), Description, record),
        SessionDuration = Given(nameof(SessionDuration), SessionDuration, record),
        RelayState = Given(nameof(RelayState), RelayState, record)?.Trim(),
        Tags = TagTable.Read(Given(nameof(Tag), Tag, record)),
    };

    /// <summary>Writes the permission set, after it was provisioned if necessary.</summary>
    /// <param name="set">The permission set.</param>
    /// <param name="isProvisioned">Whether it is to be provisioned to its accounts.</param>
    private protected void Deliver(PermissionSetRecord set, bool isProvisioned) =>
        (_delivery ??= new PermissionSetDelivery(this)).Add(new PendingSet(set, isProvisioned, CurrentRow));

    /// <summary>Writes warnings about an inline policy, and about more policies than roles can usually have.</summary>
    /// <param name="name">The name of the permission set.</param>
    /// <param name="policyCount">The number of managed policies.</param>
    private protected void WriteDoubts(PermissionSetRequest request, string name, int policyCount)
    {
        foreach (var warning in request.InlinePolicy?.Warnings ?? [])
            WriteWarning($"{name}: {warning}");
        if (policyCount > PermissionSetProvisioner.PoliciesOfRole)
        {
            WriteWarning(
                $"'{name}' has {policyCount} managed policies. A role can have "
                + $"{PermissionSetProvisioner.PoliciesOfRole} unless the account has a higher quota for managed "
                + "policies attached to a role. Other accounts will not get the permission set.");
        }
    }

    private PolicySource? ReadInlinePolicy(InputRecord record)
    {
        var (document, path) = (
            Given(nameof(InlinePolicy), InlinePolicy, record),
            NameArgument.OrNull(Given(nameof(InlinePolicyPath), InlinePolicyPath, record)));
        if (PowerShellValue.IsEmpty(document))
            document = null;
        return (document, path) switch
        {
            (null, null) => null,
            (not null, null) => PolicyObjects.ToSource(document),
            (null, not null) => PolicySource.FromFile(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)),
            _ => throw new AdminException(
                "AmbiguousPolicyDocument", ErrorKind.InvalidArgument, record.Name,
                "The inline policy was specified in more than one way.",
                "Specify only one of -InlinePolicy and -InlinePolicyPath."),
        };
    }

    private T? Given<T>(string parameter, T? value, InputRecord record) =>
        CopiesObjects || record.Source is not AdminPermissionSet
        || MyInvocation.BoundParameters.ContainsKey(parameter) ? value : default;
}
