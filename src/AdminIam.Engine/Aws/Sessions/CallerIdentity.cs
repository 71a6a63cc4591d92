namespace AdminIam.Engine.Aws.Sessions;

/// <summary>The identity of the caller, as returned by STS GetCallerIdentity.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Arn">The caller's ARN.</param>
/// <param name="UserId">The unique ID of the caller.</param>
public sealed record CallerIdentity(string AccountId, string Arn, string UserId)
{
    /// <summary>Whether the caller is the root user, which should not be used for everyday tasks.</summary>
    public bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    /// <summary>The name of the IAM user, or <see langword="null"/> for the root user and roles.</summary>
    public string? UserName
    {
        get
        {
            var at = Arn.IndexOf(":user/", StringComparison.Ordinal);
            return at < 0 ? null : Arn.Substring(Arn.LastIndexOf('/') + 1);
        }
    }

    /// <summary>The name of the role, or <see langword="null"/> for users and the root user.</summary>
    public string? RoleName => RoleParts?[0];

    /// <summary>The name of the role session, or <see langword="null"/> for users and the root user.</summary>
    public string? SessionName => RoleParts is [_, var name, ..] ? name : null;

    // An ARN such as arn:aws:sts::123456789012:assumed-role/role/session.
    private string[]? RoleParts
    {
        get
        {
            const string Kind = ":assumed-role/";
            var at = Arn.IndexOf(Kind, StringComparison.Ordinal);
            return at < 0 ? null : Arn.Substring(at + Kind.Length).Split('/');
        }
    }
}
