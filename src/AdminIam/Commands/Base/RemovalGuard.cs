using System.Management.Automation;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Commands;

/// <summary>Keeps a cmdlet from taking the power of its caller or of the last administrator away.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="isOff">Whether the person who runs it does without.</param>
/// <param name="overriding">The switch by which they do.</param>
internal sealed class RemovalGuard(AdminCmdlet cmdlet, bool isOff, string overriding = "-Force")
{
    private readonly HashSet<string> _leftOut = new(StringComparer.OrdinalIgnoreCase);
    private AdministratorGuard? _guard;

    /// <summary>Everybody but the caller is meant.</summary>
    public bool CallerRemains { get; init; }

    /// <summary>Lets something be taken away, or says why not.</summary>
    /// <param name="target">The record that it is about.</param>
    /// <param name="deed">What is done, such as <c>Locking this user</c>.</param>
    /// <param name="loss">What would be lost.</param>
    /// <param name="isSelected">Whether the record is one of several that a pipeline or a pattern gave: the caller among them is
    /// left out with a warning, and is no error.</param>
    /// <returns>Whether it may go on.</returns>
    public bool Admit(string target, string deed, PowerLoss loss, bool isSelected)
    {
        if (isOff)
            return true;
        _guard ??= new AdministratorGuard(cmdlet.Iam, cmdlet.Stop, overriding) { CallerRemains = CallerRemains };
        try
        {
            cmdlet.Await(AdmitAsync(target, deed, loss));
            return true;
        }
        catch (AdminException e) when (isSelected && (e.ErrorId is "CallerLockout" or "AccessKeyInUse"))
        {
            if (_leftOut.Add(target))
                cmdlet.WriteWarning($"'{target}' is left out: {e.Message} {e.Advice}");
        }
        catch (Exception e) when (e is not PipelineStoppedException)
        {
            cmdlet.Fail(e, target);
        }

        return false;
    }

    /// <summary>Asks whether it is to be done, and notes what is lost where it is, or would be.</summary>
    /// <param name="target">The record that it is about.</param>
    /// <param name="action">What is done.</param>
    /// <param name="loss">What is lost.</param>
    public bool Confirm(string target, string action, PowerLoss loss)
    {
        var isConfirmed = cmdlet.ShouldProcess(target, action);
        if (isConfirmed || Questions.IsWhatIf(cmdlet))
            _guard?.Record(loss);
        return isConfirmed;
    }

    private async Task<bool> AdmitAsync(string target, string deed, PowerLoss loss)
    {
        await _guard!.AdmitAsync(target, deed, loss).ConfigureAwait(false);
        return true;
    }
}
