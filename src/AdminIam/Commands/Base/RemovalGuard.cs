using System.Management.Automation;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Commands;

/// <summary>Prevents a cmdlet from removing the access of the caller, or the last access of all.</summary>
/// <param name="isOff">Whether the user has disabled the check.</param>
/// <param name="create">Creates the guard of the engine when it is first needed.</param>
/// <typeparam name="TLoss">The access that a removal takes.</typeparam>
internal sealed class RemovalGuard<TLoss>(AdminCmdlet cmdlet, bool isOff, Func<ILossGuard<TLoss>> create)
{
    private readonly HashSet<string> _leftOut = new(StringComparer.OrdinalIgnoreCase);
    private ILossGuard<TLoss>? _guard;

    /// <summary>Checks whether access may be removed. If not, an error or a warning gives the reason.</summary>
    /// <param name="target">The record that is changed.</param>
    /// <param name="action">The action, such as <c>Locking this user</c>.</param>
    /// <param name="loss">The access that would be removed.</param>
    /// <param name="isSelected">Whether the record was selected by a pipeline or a pattern. The caller among such
    /// records is skipped with a warning instead of an error.</param>
    /// <returns>Whether the action is allowed.</returns>
    public bool Admit(string target, string action, TLoss loss, bool isSelected)
    {
        if (isOff)
            return true;
        _guard ??= create();
        try
        {
            cmdlet.Await(AdmitAsync(target, action, loss));
            return true;
        }
        catch (AdminException e) when (isSelected && (e.ErrorId is "CallerLockout" or "AccessKeyInUse"))
        {
            if (_leftOut.Add(target))
                cmdlet.WriteWarning($"'{target}' was skipped: {e.Message} {e.Advice}");
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            cmdlet.Fail(e, target);
        }

        return false;
    }

    /// <summary>Calls ShouldProcess, and records the removed access if the action is confirmed or previewed.</summary>
    /// <param name="target">The record that is changed.</param>
    /// <param name="action">The action text.</param>
    /// <param name="loss">The access that is removed.</param>
    public bool Confirm(string target, string action, TLoss loss)
    {
        var isConfirmed = cmdlet.ShouldProcess(target, action);
        if (isConfirmed || Questions.IsWhatIf(cmdlet))
            _guard?.Record(loss);
        return isConfirmed;
    }

    private async Task<bool> AdmitAsync(string target, string action, TLoss loss)
    {
        await _guard!.AdmitAsync(target, action, loss).ConfigureAwait(false);
        return true;
    }
}
