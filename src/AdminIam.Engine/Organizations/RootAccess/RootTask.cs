using AdminIam.Engine.Aws.Sessions;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>What a root session of a member account is for. AWS allows nothing else in it.</summary>
/// <param name="PolicyName">The name of the managed policy of AWS that limits the session.</param>
internal sealed record RootTask(string PolicyName)
{
    /// <summary>Reads the credentials of the root user.</summary>
    public static RootTask Audit { get; } = new("IAMAuditRootUserCredentials");

    /// <summary>Reads and deletes the credentials of the root user.</summary>
    public static RootTask Delete { get; } = new("IAMDeleteRootUserCredentials");

    /// <summary>Allows the root user to set a password by e-mail.</summary>
    public static RootTask CreatePassword { get; } = new("IAMCreateRootUserPassword");

    /// <summary>Returns the ARN of the policy.</summary>
    /// <param name="partition">The partition of the account.</param>
    public string PolicyArnIn(Partition partition) =>
        $"arn:{partition.Name}:iam::aws:policy/root-task/{PolicyName}";
}
