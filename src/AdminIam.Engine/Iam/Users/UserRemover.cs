using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Deletes users with their dependent resources.</summary>
public sealed class UserRemover(IamRun run)
{
    private const int Rounds = 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly AccountNameIndex _names = new(run);
    private readonly UserDependents _dependents = new(run);

    /// <summary>The warnings about what could not be checked for the deleted users; always empty on AWS.</summary>
    public IReadOnlyList<string> Warnings => _dependents.Unlisted.Select(kind =>
        $"The {UserCredentials.Describe(kind)} of the users could not "
        + $"be listed or deleted: the endpoint does not support {UserCredentials.ListOperation(kind)}.").ToList();

    /// <summary>Returns descriptions of the dependent resources of a user, such as <c>access key AKIA...</c>.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync(string userName) =>
        (await DependentsAsync(userName).ConfigureAwait(false)).Select(dependent => dependent.What).ToList();

    /// <summary>Deletes the dependent resources of a user, and then the user.</summary>
    /// <returns>The name of the user.</returns>
    public async Task<string> RemoveAsync(string userName)
    {
        for (var round = 1; ; round++)
        {
            var dependents = await DependentsAsync(userName).ConfigureAwait(false);
            // Credentials are deleted first, so that an interrupted deletion leaves a user that cannot sign in.
            await Task.WhenAll(
                dependents.Where(d => d.IsCredential).Select(d => d.RemoveAsync())).ConfigureAwait(false);
            await Task.WhenAll(
                dependents.Where(d => !d.IsCredential).Select(d => d.RemoveAsync())).ConfigureAwait(false);
            try
            {
                await run.Calls.RemovalAsync(
                    token => run.Client.DeleteUserAsync(new DeleteUserRequest { UserName = userName }, token))
                    .ConfigureAwait(false);
                return userName;
            }
            catch (DeleteConflictException) when (round < Rounds)
            {
                // A dependent resource was added in the meantime, or a deletion is not visible yet.
                await run.Calls.WaitAsync(LookAgain).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<UserDependent>> DependentsAsync(string userName)
    {
        IamNameRules.CheckUserName(userName);
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
