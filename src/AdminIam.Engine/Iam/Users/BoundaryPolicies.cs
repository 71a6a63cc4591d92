using System.Collections.Concurrent;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The managed policies that bound users' permissions, each looked up at most once in a run.</summary>
internal sealed class BoundaryPolicies(IamRun run, AccountNames names)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _arns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ARN of a policy.</summary>
    /// <param name="nameOrArn">The policy's name or ARN, as every -Policy parameter takes it.</param>
    public Task<string> ResolveAsync(string nameOrArn) =>
        _arns.GetOrAdd(nameOrArn, one => new(() => FindAsync(one))).Value;

    private async Task<string> FindAsync(string nameOrArn)
    {
        try
        {
            return (await new PolicyReader(run).ResolveAsync(nameOrArn, names).ConfigureAwait(false)).Arn;
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied" && PolicyReader.IsArn(nameOrArn))
        {
            // Administrators who are limited by a boundary may often create users with it, and not read it.
            return nameOrArn;
        }
    }
}
