using System.Security;
using AdminIam.Engine.Calls;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Secrets;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Gives a user the access key that the request asks for.</summary>
internal sealed class AccessKeyPart
{
    private readonly IamSession _session;
    private readonly CredentialLedger? _ledger;
    private readonly string _userName;
    private readonly MadeThings _made;
    private readonly StopSignal _stop;

    public AccessKeyPart(IamSession session, CredentialLedger? ledger, string userName, MadeThings made, StopSignal stop)
    {
        _session = session;
        _ledger = ledger;
        _userName = userName;
        _made = made;
        _stop = stop;
    }

    /// <summary>The key, once it is made.</summary>
    public (string Id, SecureString Secret)? Key { get; private set; }

    /// <summary>Makes it, unless the user has one.</summary>
    /// <param name="existing">What the user has already.</param>
    public async Task MakeAsync(ExistingParts existing)
    {
        var known = existing.AccessKeyIds;
        if (_ledger?.MadeKey(_userName) is { } made && known.Contains(made.Id))
        {
            Key = made;
            return;
        }

        if (_ledger?.StartedKey(_userName) is { } started)
            known = await RemoveOrphanOfBrokenRunAsync(started).ConfigureAwait(false);

        // A user who has a key keeps it, and gets no second one.
        if (known.Count > 0)
            return;
        if (_ledger is not null)
            await _ledger.StartKeyAsync(_userName).ConfigureAwait(false);
        await AccessKeyMaker.MakeAsync(_session, _userName, known, _stop, KeyMade).ConfigureAwait(false);
        if (_ledger is not null)
            await _ledger.KeepKeyAsync(_userName, Key!.Value.Id, Key.Value.Secret).ConfigureAwait(false);
    }

    private void KeyMade(AccessKey key)
    {
        Key = (key.AccessKeyId, SecretText.Protect(key.SecretAccessKey));
        _made.Add($"the access key {key.AccessKeyId} of '{_userName}'", true, token => _session.Iam.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { UserName = _userName, AccessKeyId = key.AccessKeyId }, token));
    }

    // A run that was killed may have made a key whose answer it never read. It may not be visible yet.
    private async Task<IReadOnlyList<string>> RemoveOrphanOfBrokenRunAsync(DateTime started)
    {
        var visible = started + _session.Calls.Bounds.Visibility - DateTime.UtcNow;
        if (visible > TimeSpan.Zero)
            await Task.Delay(visible, _stop.Soft).ConfigureAwait(false);
        await AccessKeyMaker.DeleteOrphansAsync(_session, _userName, [], started, _stop).ConfigureAwait(false);
        return (await ExistingParts.ReadAsync(_session, _userName, _stop).ConfigureAwait(false)).AccessKeyIds;
    }
}
