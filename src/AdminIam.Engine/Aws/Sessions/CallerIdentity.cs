namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Who the credentials are, as STS GetCallerIdentity tells.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Arn">The caller's ARN.</param>
/// <param name="UserId">The caller's unique id.</param>
public sealed record CallerIdentity(string AccountId, string Arn, string UserId)
{
    /// <summary>Whether this is the account's root user, which should not be used for daily work.</summary>
    public bool IsRoot => Arn.EndsWith(":root", StringComparison.Ordinal);

    /// <summary>The IAM user's name, or <see langword="null"/> for root and for roles.</summary>
    public string? UserName
    {
        get
        {
            var at = Arn.IndexOf(":user/", StringComparison.Ordinal);
            return at < 0 ? null : Arn.Substring(Arn.LastIndexOf('/') + 1);
        }
    }

    /// <summary>The name of the role whose session it is, or <see langword="null"/> for users and root.</summary>
    public string? RoleName
    {
        get
        {
            const string Kind = ":assumed-role/";
            var at = Arn.IndexOf(Kind, StringComparison.Ordinal);
            return at < 0 ? null : Arn.Substring(at + Kind.Length).Split('/')[0];
        }
    }
}
