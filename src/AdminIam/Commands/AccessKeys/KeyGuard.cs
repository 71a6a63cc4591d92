using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Safety;

namespace AdminIam.Commands;

/// <summary>The guard of cmdlets that take access keys away, which may be named without their users.</summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="isOff">Whether the person who runs it does without.</param>
internal sealed class KeyGuard(AdminCmdlet cmdlet, bool isOff)
{
    private readonly RemovalGuard _guard = new(cmdlet, isOff);
    private AccessKeyReader? _reader;

    /// <summary>Lets a key be taken away, or says why not.</summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="userName">Whose it is; <see langword="null"/> asks IAM.</param>
    /// <param name="deed">What is done, such as <c>Removing this key</c>.</param>
    /// <param name="isSelected">Whether the key is one of several that a pipeline or a pattern gave.</param>
    /// <returns>Whose it is, where that is known, and what is lost; <see langword="null"/> where it may not go.</returns>
    public (string? UserName, PowerLoss Loss)? Admit(string accessKeyId, string? userName, string deed, bool isSelected)
    {
        if (isOff)
            return (userName, PowerLoss.Nothing);
        _reader ??= new AccessKeyReader(cmdlet.Iam, cmdlet.Stop);
        var owner = userName;
        if (owner is null && !cmdlet.TryAwait(accessKeyId, () => _reader.OwnerAsync(accessKeyId), out owner))
            return null;
        // A key of the root user has no user name; root is nobody that IAM could lose.
        var loss = owner is null ? PowerLoss.Nothing : PowerLoss.OfAccessKey(owner, accessKeyId);
        return _guard.Admit(accessKeyId, deed, loss, isSelected) ? (owner, loss) : null;
    }

    /// <summary>Asks whether it is to be done, and notes what is lost where it is, or would be.</summary>
    /// <param name="target">The key.</param>
    /// <param name="action">What is done.</param>
    /// <param name="loss">What is lost.</param>
    public bool Confirm(string target, string action, PowerLoss loss) => _guard.Confirm(target, action, loss);
}
