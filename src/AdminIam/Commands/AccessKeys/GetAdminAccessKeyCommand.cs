using System.Management.Automation;
using AdminIam.Completers;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>Gets access keys with their age and last use.</summary>
/// <remarks>
/// <para>AWS tells keys user by user and last uses key by key: this command asks for several users at a time and writes what
/// it has. Secrets cannot be had again.</para>
/// <para>A name without wildcards that does not exist is an error; a pattern that nothing matches is not.</para>
/// </remarks>
/// <example>
/// <summary>The keys of a user</summary>
/// <code>Get-AdminAccessKey alice</code>
/// <para>Shows status, age and last use of each.</para>
/// </example>
/// <example>
/// <summary>Keys older than ninety days</summary>
/// <code>Get-AdminAccessKey | Where-Object { $_.Age.TotalDays -gt 90 }</code>
/// <para>Pipe them to Update-AdminAccessKey to replace them.</para>
/// </example>
/// <example>
/// <summary>Whose key is this?</summary>
/// <code>$key = New-AdminAccessKey alice; Get-AdminAccessKey -AccessKeyId $key.AccessKeyId</code>
/// <para>IAM knows the user of a key id that turned up somewhere.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "AdminAccessKey", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(AdminAccessKey))]
public sealed class GetAdminAccessKeyCommand : BulkCmdlet
{
    private const string KeySet = "Key";
    private const string OwnSet = "Own";
    private AccessKeyReader? _reader;

    /// <summary>The user's name; wildcards are allowed.</summary>
    /// <value>*</value>
    [Parameter(ParameterSetName = ParameterSets.Name, Position = 0)]
    [Alias("Name")]
    [SupportsWildcards]
    [Column("User", IsName = true, IsRequired = true)]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string[] UserName { get; set; } = ["*"];

    /// <summary>The id of a key.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    public string? AccessKeyId { get; set; }

    /// <summary>Your own keys: those of the user whose credentials are in use.</summary>
    [Parameter(ParameterSetName = OwnSet, Mandatory = true)]
    public SwitchParameter Own { get; set; }

    /// <inheritdoc/>
    private protected override void Process(InputRecord record)
    {
        _reader ??= new AccessKeyReader(Iam, Stop);
        if (AccessKeyId is { } accessKeyId)
            Submit(accessKeyId, () => _reader.GetAsync(accessKeyId), Write);
        else if (Own)
            Submit(Iam.Identity.Arn, () => _reader.ListWithUseAsync(null), WriteAll);
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

    private void Write(AccessKeyRecord key) => WriteObject(new AdminAccessKey(key));
}
