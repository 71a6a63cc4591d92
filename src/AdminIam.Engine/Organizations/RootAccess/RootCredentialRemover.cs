using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Organizations.Accounts;

namespace AdminIam.Engine.Organizations.RootAccess;

/// <summary>Deletes the credentials of the root users of member accounts.</summary>
public sealed class RootCredentialRemover(RootSessionOpener opener)
{
    /// <summary>Reads what would be deleted, with the same rights as the deletion.</summary>
    /// <param name="account">The account.</param>
    public Task<RootCredentials> PlanAsync(OrganizationAccount account) =>
        opener.RunAsync(account, RootTask.Delete, run => RootCredentialReader.ReadAsync(run, isComplete: true));

    /// <summary>Returns texts about credentials, in the order in which they are deleted.</summary>
    /// <param name="credentials">The credentials.</param>
    public static IReadOnlyList<string> Describe(RootCredentials credentials) =>
        [.. RootCredentialPart.Of(credentials).Select(part => part.Text)];

    /// <summary>Deletes all credentials. What does not exist is not an error, so that an interrupted deletion can be
    /// repeated.</summary>
    /// <param name="account">The account.</param>
    /// <returns>What was deleted.</returns>
    public Task<RootCredentials> RemoveAsync(OrganizationAccount account) =>
        opener.RunAsync(account, RootTask.Delete, RemoveAsync);

    private static async Task<RootCredentials> RemoveAsync(IamRun run)
    {
        var found = await RootCredentialReader.ReadAsync(run, isComplete: true).ConfigureAwait(false);
        var parts = RootCredentialPart.Of(found);
        for (var i = 0; i < parts.Count; i++)
        {
            try
            {
                await parts[i].DeleteAsync(run).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw Failure(AwsErrors.Translate(e, null), [.. parts.Select(part => part.Text)], i);
            }
        }

        return found;
    }

    private static AdminException Failure(AdminException reason, IReadOnlyList<string> parts, int done) => new(
        reason.ErrorId, reason.Kind, reason.Target,
        $"{reason.Message} Deleted: {(done == 0 ? "nothing" : string.Join(", ", parts.Take(done)))}. "
        + $"Not deleted: {string.Join(", ", parts.Skip(done))}.",
        $"{reason.Advice} Then run the command again.".TrimStart(), reason.InnerException ?? reason);
}
