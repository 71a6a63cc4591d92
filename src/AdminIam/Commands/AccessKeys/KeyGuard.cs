using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Commands;

/// <summary>The safeguard of cmdlets that delete or disable access keys, which can be specified without their
/// users.</summary>
/// <param name="isOff">Whether the user has disabled the check.</param>
internal sealed class KeyGuard(AdminCmdlet cmdlet, bool isOff)
{
    private readonly RemovalGuard<PowerLoss> _guard = RemovalGuards.OfAccount(cmdlet, isOff);
    private AccessKeyReader? _reader;

    /// <summary>Checks whether a key may be deleted or disabled. If not, an error or a warning gives the
    /// reason.</summary>
    /// <param name="userName">The user of the key; <see langword="null"/> to look it up.</param>
    /// <param name="action">The action, such as <c>Removing this key</c>.</param>
    /// <param name="isSelected">Whether the key was selected by the pipeline or by a pattern.</param>
    /// <returns>The user of the key, if known, and the access that is removed; <see langword="null"/> if the action is
    /// not allowed.</returns>
    public (string? UserName, PowerLoss Loss)? Admit(
        string accessKeyId, string? userName, string action, bool isSelected)
    {
        // The user of the key is required by the check, and by the prompt.
        if (isOff && (userName is not null || !Questions.AreShown(cmdlet)))
            return (userName, PowerLoss.Nothing);
        _reader ??= new AccessKeyReader(cmdlet.Run);
        var owner = userName;
        if (owner is null && !cmdlet.TryAwait(accessKeyId, () => _reader.OwnerAsync(accessKeyId), out owner))
            return null;
        // A key of the root user has no user name. The root user does not count as an IAM administrator.
        var loss = owner is null ? PowerLoss.Nothing : PowerLoss.OfAccessKey(owner, accessKeyId);
        return _guard.Admit(accessKeyId, action, loss, isSelected) ? (owner, loss) : null;
    }

    /// <summary>Calls ShouldProcess, and records the removed access if the action is confirmed or previewed.</summary>
    /// <param name="action">The action text.</param>
    /// <param name="loss">The access that is removed.</param>
    public bool Confirm(string target, string action, PowerLoss loss) => _guard.Confirm(target, action, loss);
}
