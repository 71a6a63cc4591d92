using System.Security;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam.AccessKeys;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Creates the requested access key for a user without one.</summary>
/// <param name="existing">The existing credentials and groups of the user.</param>
internal sealed class AccessKeyPart(UserWork work, ExistingParts existing) : IUserPart
{
    public string What => "the access key";

    /// <summary>The key, after it was created.</summary>
    public (string Id, SecureString Secret)? Key { get; private set; }

    private string UserName => work.UserName;

    public Task<IReadOnlyList<string>> PlanAsync() => Task.FromResult<IReadOnlyList<string>>(
        existing.AccessKeyIds.Count == 0 || KeyOfInterruptedRun is not null ? ["access key: new"] : []);

    private (string Id, SecureString Secret)? KeyOfInterruptedRun =>
        work.Ledger?.CreatedKey(UserName) is { } created && existing.AccessKeyIds.Contains(created.Id) ? created : null;

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
        var known = existing.AccessKeyIds;
        if (work.Ledger?.StartedKey(UserName) is { } started)
            known = await RemoveOrphanOfInterruptedRunAsync(started).ConfigureAwait(false);

        // A user who has a key gets no second one.
        if (known.Count > 0)
            return;
        if (work.Ledger is not null)
            await work.Ledger.StartKeyAsync(UserName, work.Iam.UtcNow).ConfigureAwait(false);
        await AccessKeyCreator.CreateAsync(work.Iam, UserName, known, KeyCreated).ConfigureAwait(false);
        if (work.Ledger is not null)
            await work.Ledger.KeepKeyAsync(UserName, Key!.Value.Id, Key.Value.Secret).ConfigureAwait(false);
    }

    private void KeyCreated(AccessKey key)
    {
        Key = (key.AccessKeyId, SecretText.Protect(key.SecretAccessKey));
        work.Undo.Add($"the access key {key.AccessKeyId} of '{UserName}'", true, token => AccessKeyCalls.DeleteAsync(
            work.Iam, UserName, key.AccessKeyId, token));
    }

    // A run that was killed may have created a key without receiving the response. The key may not be visible yet.
    private async Task<IReadOnlyList<string>> RemoveOrphanOfInterruptedRunAsync(DateTime started)
    {
        var run = work.Iam;
        var time = run.Calls.Time;
        var longest = run.Calls.Bounds.Visibility;
        var visible = started + longest - time.GetUtcNow().UtcDateTime;
        // The system time may have been set back since the other run.
        if (visible > TimeSpan.Zero)
            await run.Calls.WaitAsync(visible < longest ? visible : longest).ConfigureAwait(false);
        await AccessKeyCreator.DeleteOrphansAsync(run, UserName, [], started).ConfigureAwait(false);
        return (await ExistingParts.ReadAsync(run, UserName).ConfigureAwait(false)).AccessKeyIds;
    }
}
