using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;
using AdminIam.Permissions;

namespace AdminIam.Commands;

/// <summary>Gets access keys with their age and last use.</summary>
/// <remarks>
/// <para>AWS lists access keys for one user and the last use for one key per call. This command queries several users
/// concurrently. Secret access keys cannot be retrieved after they are created.</para>
/// <para>A name without wildcards that does not exist is an error. A pattern without matches is not.</para>
/// </remarks>
/// <example>
/// <summary>Get the keys of a user</summary>
/// <code>Get-AdminAccessKey alice</code>
/// <para>Shows the status, age and last use of each key.</para>
/// </example>
/// <example>
/// <summary>Get keys older than 90 days</summary>
/// <code>Get-AdminAccessKey | Where-Object { $_.Age.TotalDays -gt 90 }</code>
/// <para>Pipe them to Update-AdminAccessKey to replace them.</para>
/// </example>
/// <example>
/// <summary>Find the user of a key</summary>
/// <code>$key = New-AdminAccessKey alice
/// Get-AdminAccessKey -AccessKeyId $key.AccessKeyId</code>
/// <para>Finds the user that an access key ID belongs to.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Get, "AdminAccessKey", DefaultParameterSetName = ParameterSets.Name,
    HelpUri = HelpPage.Folder + "Get-AdminAccessKey.md")]
[OutputType(typeof(AdminAccessKey))]
[RequiresActions("iam:ListAccessKeys", "iam:GetAccessKeyLastUsed")]
[RequiresActions("iam:ListUsers", When = "for names with wildcards, and to suggest names")]
public sealed class GetAdminAccessKeyCommand : BulkCmdlet
{
    private const string KeySet = "Key";
    private const string OwnSet = "Own";
    private AccessKeyReader? _reader;

    /// <summary>The name of the user. Wildcards are permitted.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = ["*"];

    /// <summary>The ID of an access key, 16 to 128 letters, digits and underscores.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [ArgumentCompleter(typeof(AccessKeyIdCompleter))]
    public string? AccessKeyId { get; set; }

    /// <summary>Gets the access keys of the user whose credentials the session uses.</summary>
    [Parameter(ParameterSetName = OwnSet, Mandatory = true)]
    public SwitchParameter Own { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _reader ??= new AccessKeyReader(Run);
        if (AccessKeyId is { } accessKeyId)
            Submit(accessKeyId, () => _reader.GetAsync(accessKeyId), Write);
        else if (Own)
            Submit(Run.Session.Identity.Arn, () => _reader.ListWithUseAsync(null), WriteAll);
        else
            SubmitUsers(record.Name);
    }

    private void SubmitUsers(string name)
    {
        foreach (var userName in ReadUserNames(name))
            Submit(userName, () => _reader!.ListWithUseAsync(userName), WriteAll);
    }

    private void WriteAll(IReadOnlyList<AccessKeyRecord> keys)
    {
        foreach (var key in keys)
            Write(key);
    }

    private void Write(AccessKeyRecord key) => WriteObject(View.Listed(new AdminAccessKey(key)));
}
