using System.Collections.Concurrent;
using AdminIam.Engine.Iam.Names;
using AdminIam.Engine.Iam.Policies;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Users;

/// <summary>The managed policies for permissions boundaries, each of which is looked up at most once per run.</summary>
internal sealed class BoundaryPolicies(IamRun run, AccountNameIndex names)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _arns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the ARN of a policy.</summary>
    /// <param name="nameOrArn">The name or ARN of the policy.</param>
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
            // Administrators who are limited by a boundary are often authorized to create users with it, but not to
            // read it.
            return nameOrArn;
        }
    }
}
