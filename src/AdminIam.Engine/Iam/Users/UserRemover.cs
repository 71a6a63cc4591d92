using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Removes users with everything that IAM makes depend on them.</summary>
public sealed class UserRemover(IamRun run)
{
    private const int Rounds = 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly AccountNames _names = new(run);
    private readonly UserDependents _dependents = new(run);

    /// <summary>What could not be checked with the users that were removed, in sentences; empty at AWS.</summary>
    public IReadOnlyList<string> Warnings => _dependents.Unlisted.Select(kind =>
        $"The {UserCredentials.Describe(kind)} of the users could not be listed or removed: the endpoint does not have "
        + $"{UserCredentials.ListOperation(kind)}.").ToList();

    /// <summary>What would go with a user, in words, such as <c>access key AKIA...</c>.</summary>
    /// <param name="userName">The user.</param>
    public async Task<IReadOnlyList<string>> DescribeAsync(string userName) =>
        (await DependentsAsync(userName).ConfigureAwait(false)).Select(dependent => dependent.What).ToList();

    /// <summary>Locks a user out, removes every dependent, then the user.</summary>
    /// <param name="userName">The user.</param>
    /// <returns>The user's name.</returns>
    public async Task<string> RemoveAsync(string userName)
    {
        for (var round = 1; ; round++)
        {
            var dependents = await DependentsAsync(userName).ConfigureAwait(false);
            // The ways in go first, so that a removal broken off half way leaves a user that cannot sign in.
            await Task.WhenAll(dependents.Where(d => d.IsWayIn).Select(d => d.RemoveAsync())).ConfigureAwait(false);
            await Task.WhenAll(dependents.Where(d => !d.IsWayIn).Select(d => d.RemoveAsync())).ConfigureAwait(false);
            try
            {
                await run.Calls.RemovalAsync(
                    token => run.Client.DeleteUserAsync(new DeleteUserRequest { UserName = userName }, token))
                    .ConfigureAwait(false);
                return userName;
            }
            catch (DeleteConflictException) when (round < Rounds)
            {
                // Something was added meanwhile, or IAM does not see yet that a dependent is gone.
                await run.Calls.WaitAsync(LookAgain).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<UserDependent>> DependentsAsync(string userName)
    {
        IamNames.CheckUserName(userName);
        try
        {
            return await _dependents.ListAsync(userName).ConfigureAwait(false);
        }
        catch (NoSuchEntityException e)
        {
            throw await _names.UserNotFoundAsync(userName, e).ConfigureAwait(false);
        }
    }
}
