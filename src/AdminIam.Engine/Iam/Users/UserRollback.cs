using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Undoes what a run did to a user who could not be completed.</summary>
internal static class UserRollback
{
    /// <summary>Undoes it, last things first: what was created is removed, and what was changed is set as it was.</summary>
    /// <param name="work">The work on the user.</param>
    /// <param name="reason">Why the user could not be completed.</param>
    /// <returns>The failure to report.</returns>
    public static async Task<AdminException> RunAsync(UserWork work, AdminException reason)
    {
        var left = new List<string>();
        foreach (var step in work.Made.Steps)
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
            ? $"What this run had made for '{work.UserName}' has been removed again."
            : $"What this run had changed of '{work.UserName}' has been undone.";
        return new AdminException(
            reason.ErrorId, reason.Kind, work.UserName,
            left.Count == 0
                ? $"{reason.Message} {done}"
                : $"{reason.Message} Still there after the attempt to undo it: {string.Join(", ", left)}.",
            reason.Advice, reason.InnerException);
    }
}
