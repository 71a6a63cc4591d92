using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Reverts the changes to a user who could not be completed.</summary>
internal static class UserRollback
{
    /// <summary>Reverts the changes in reverse order: deletes what was created, and restores what was
    /// changed.</summary>
    /// <param name="reason">The reason why the user could not be completed.</param>
    /// <returns>The exception to report.</returns>
    public static async Task<AdminException> RunAsync(UserWork work, AdminException reason)
    {
        var left = new List<string>();
        foreach (var step in work.Undo.Steps)
        {
            try
            {
                await step.UndoAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                left.Add($"{step.What} ({AwsErrors.Translate(e, work.UserName).Message})");
            }
        }

        work.Ledger?.Forget(work.UserName);
        var done = work.IsCreated
            ? $"Everything that this command created for '{work.UserName}' was deleted."
            : $"The changes of this command to '{work.UserName}' were reverted.";
        return new AdminException(
            reason.ErrorId, reason.Kind, work.UserName,
            left.Count == 0
                ? $"{reason.Message} {done}"
                : $"{reason.Message} Could not be reverted: {string.Join(", ", left)}.",
            reason.Advice, reason.InnerException);
    }
}
