using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.AccessKeys;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Gives a user who has no access key the one that the request asks for.</summary>
internal sealed class AccessKeyPart : IUserPart
{
    private readonly UserWork _work;
    private readonly ExistingParts _existing;
    private readonly IamSession _session;
    private readonly CredentialLedger? _ledger;

    /// <summary>Prepares the access key of a user.</summary>
    /// <param name="work">The work on the user.</param>
    /// <param name="existing">What the user has already.</param>
    public AccessKeyPart(UserWork work, ExistingParts existing)
    {
        _work = work;
        _existing = existing;
        _session = work.Session;
        _ledger = work.Ledger;
    }

    public string What => "the access key";

    /// <summary>The key, once it is created.</summary>
    public (string Id, SecureString Secret)? Key { get; private set; }

    private string UserName => _work.UserName;

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>(
        _existing.AccessKeyIds.Count == 0 || KeyOfInterruptedRun is not null ? ["access key: new"] : []);

    private (string Id, SecureString Secret)? KeyOfInterruptedRun =>
        _ledger?.MadeKey(UserName) is { } made && _existing.AccessKeyIds.Contains(made.Id) ? made : null;

    public async Task<IReadOnlyList<string>> ApplyAsync()
    {
        if (KeyOfInterruptedRun is { } kept)
            Key = kept;
        else
            await CreateAsync().ConfigureAwait(false);
        return Key is null ? [] : [$"access key: {Key.Value.Id}"];
    }

    private async Task CreateAsync()
    {
        var known = _existing.AccessKeyIds;
        if (_ledger?.StartedKey(UserName) is { } started)
            known = await RemoveOrphanOfInterruptedRunAsync(started).ConfigureAwait(false);

        // A user who has a key keeps it, and gets no second one.
        if (known.Count > 0)
            return;
        if (_ledger is not null)
            await _ledger.StartKeyAsync(UserName).ConfigureAwait(false);
        await AccessKeyCreator.CreateAsync(_session, UserName, known, _work.Stop, KeyCreated).ConfigureAwait(false);
        if (_ledger is not null)
            await _ledger.KeepKeyAsync(UserName, Key!.Value.Id, Key.Value.Secret).ConfigureAwait(false);
    }

    private void KeyCreated(AccessKey key)
    {
        Key = (key.AccessKeyId, SecretText.Protect(key.SecretAccessKey));
        _work.Made.Add($"the access key {key.AccessKeyId} of '{UserName}'", true, token => AccessKeyCalls.DeleteAsync(
            _session, UserName, key.AccessKeyId, token));
    }

    // A run that was killed may have created a key whose answer it never read. It may not be visible yet.
    private async Task<IReadOnlyList<string>> RemoveOrphanOfInterruptedRunAsync(DateTime started)
    {
        var time = _session.Calls.Time;
        var longest = _session.Calls.Bounds.Visibility;
        var visible = started + longest - time.GetUtcNow().UtcDateTime;
        // The computer's time may have been set back since the other run.
        if (visible > TimeSpan.Zero)
            await Delays.WaitAsync(time, visible < longest ? visible : longest, _work.Stop.Soft).ConfigureAwait(false);
        await AccessKeyCreator.DeleteOrphansAsync(_session, UserName, [], started, _work.Stop).ConfigureAwait(false);
        return (await ExistingParts.ReadAsync(_session, UserName, _work.Stop).ConfigureAwait(false)).AccessKeyIds;
    }
}
