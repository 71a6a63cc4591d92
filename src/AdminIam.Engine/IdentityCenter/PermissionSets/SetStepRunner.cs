using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.IdentityCenter.PermissionSets;

/// <summary>Makes the changes of a plan one after the other, and states what is missing after a failure.</summary>
internal static class SetStepRunner
{
    /// <summary>Makes the changes.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="created">Whether the permission set was just created.</param>
    /// <exception cref="AdminException">A change failed.</exception>
    public static async Task ApplyAsync(PermissionSetPlan plan, bool created)
    {
        for (var done = 0; done < plan.Steps.Count; done++)
        {
            try
            {
                await plan.Steps[done].ApplyAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException && (created || done > 0))
            {
                throw HalfDone(plan, done, created, AwsErrors.Translate(e, plan.Before.Name));
            }
        }
    }

    private static AdminException HalfDone(PermissionSetPlan plan, int done, bool created, AdminException reason)
    {
        var name = plan.Before.Name;
        var missing = Text(plan.Steps.Skip(done));
        var message = created
            ? $"The permission set '{name}' was created, but not completed: {reason.Message} Missing: {missing}."
            : $"The permission set '{name}' was changed only in part: {reason.Message} Done: "
                + $"{Text(plan.Steps.Take(done))}. Missing: {missing}. Accounts do not have the changes yet.";
        return new AdminException(
            reason.ErrorId, reason.Kind, name, message,
            $"{reason.Advice} Then run the command again{(created ? " with -Ensure" : string.Empty)}.".TrimStart(),
            reason.InnerException ?? reason);
    }

    private static string Text(IEnumerable<SetStep> steps) =>
        string.Join("; ", steps.SelectMany(step => step.Changes));
}
