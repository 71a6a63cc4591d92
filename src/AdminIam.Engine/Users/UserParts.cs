using System.Security;
using AdminIam.Engine.Calls;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Errors;
using AdminIam.Engine.Passwords;
using AdminIam.Engine.Secrets;
using AdminIam.Engine.Sessions;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Users;

/// <summary>Gives one user what the request asks for and the user lacks, side by side, and accounts for all of it.</summary>
internal sealed class UserParts
{
    private readonly IamSession _session;
    private readonly UserRunFacts _facts;
    private readonly CredentialLedger? _ledger;
    private readonly UserRequest _request;
    private readonly UserRecord _user;
    private readonly bool _created;
    private readonly StopSignal _stop;
    private readonly object _lock = new();
    private readonly Stack<UndoStep> _made = new();
    private readonly List<(string What, AdminException Reason)> _missing = [];
    private SecureString? _password;
    private (string Id, SecureString Secret)? _key;

    public UserParts(
        IamSession session, UserRunFacts facts, CredentialLedger? ledger, UserRequest request, UserRecord user, bool created,
        StopSignal stop)
    {
        _session = session;
        _facts = facts;
        _ledger = ledger;
        _request = request;
        _user = user;
        _created = created;
        _stop = stop;
        if (created)
        {
            _made.Push(new UndoStep($"the user '{user.UserName}'", HoldsSecret: false, () => Remove(
                token => session.Iam.DeleteUserAsync(new DeleteUserRequest { UserName = user.UserName }, token))));
        }
    }

    public async Task<ProvisionedUser> CompleteAsync()
    {
        var existing = _created
            ? ExistingParts.None
            : await ExistingParts.ReadAsync(_session, _user.UserName, _stop).ConfigureAwait(false);
        var newGroups = _request.Groups.Distinct(StringComparer.OrdinalIgnoreCase)
            .Except(existing.Groups, StringComparer.OrdinalIgnoreCase).ToList();

        var work = newGroups.Select(group => PartAsync($"membership of the group '{group}'", () => JoinAsync(group))).ToList();
        if (NeedsPassword(existing))
        {
            work.Add(PartAsync("the console password", () => SetPasswordAsync(existing)));
            work.Add(PartAsync(
                $"the permission to change the password ({PasswordChangeGrants.PolicyName})",
                () => AllowPasswordChangeAsync([.. existing.Groups, .. newGroups])));
        }

        if (_request.AccessKey)
            work.Add(PartAsync("the access key", () => MakeKeyAsync(existing)));
        if (!_created)
        {
            work.Add(PartAsync("tags", AddMissingTagsAsync));
            work.Add(PartAsync("the permissions boundary", SetMissingBoundaryAsync));
        }

        await Task.WhenAll(work).ConfigureAwait(false);
        var signInUrl = _password is null ? null : await _facts.SignInUrlAsync().ConfigureAwait(false);
        await WriteRowAsync(signInUrl).ConfigureAwait(false);
        return Result(existing, signInUrl);
    }

    public async Task<ProvisionedUser> RollBackAsync(ProvisionedUser result)
    {
        var left = new List<string>();
        foreach (var step in result.Made)
        {
            try
            {
                await step.UndoAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                left.Add($"{step.What} ({AwsErrors.Translate(e, _user.UserName).Message})");
            }
        }

        _ledger?.Forget(_user.UserName);
        var reason = result.Failure!;
        throw new AdminException(
            reason.ErrorId, reason.Kind, _user.UserName,
            left.Count == 0
                ? $"{reason.Message} What this run had made for '{_user.UserName}' has been removed again."
                : $"{reason.Message} Still there after the attempt to undo it: {string.Join(", ", left)}.",
            reason.Advice, reason.InnerException);
    }

    // A password that a broken-off run planned may or may not have been set; setting it again makes it true.
    private bool NeedsPassword(ExistingParts existing) =>
        _request.ConsoleAccess && (!existing.HasPassword || _ledger?.PlannedPassword(_user.UserName) is not null);

    private async Task JoinAsync(string group)
    {
        await _session.Calls.RepeatableAsync(
            token => _session.Iam.AddUserToGroupAsync(
                new AddUserToGroupRequest { GroupName = group, UserName = _user.UserName }, token),
            _stop, exists: true).ConfigureAwait(false);
        Made($"membership of the group '{group}'", false, token => _session.Iam.RemoveUserFromGroupAsync(
            new RemoveUserFromGroupRequest { GroupName = group, UserName = _user.UserName }, token));
    }

    private async Task SetPasswordAsync(ExistingParts existing)
    {
        var password = _request.Password
            ?? _ledger?.PlannedPassword(_user.UserName)
            ?? PasswordGenerator.Generate(await _facts.PasswordPolicyAsync().ConfigureAwait(false));
        if (_ledger is not null)
            await _ledger.PlanPasswordAsync(_user.UserName, password).ConfigureAwait(false);

        if (existing.HasPassword)
        {
            await UpdatePasswordAsync(password, _stop).ConfigureAwait(false);
        }
        else
        {
            await _session.Calls.OnceAsync(
                token => _session.Iam.CreateLoginProfileAsync(
                    new CreateLoginProfileRequest
                    {
                        UserName = _user.UserName,
                        Password = SecretText.Reveal(password),
                        PasswordResetRequired = _request.RequirePasswordReset,
                    },
                    token),
                async _ => await TryUpdatePasswordAsync(password).ConfigureAwait(false) ? new CreateLoginProfileResponse() : null,
                _stop,
                exists: true).ConfigureAwait(false);
        }

        _password = password;
        Made("the console password", true, token => _session.Iam.DeleteLoginProfileAsync(
            new DeleteLoginProfileRequest { UserName = _user.UserName }, token));
    }

    // After a lost answer: if the login profile is there, it gets the password we meant, whoever's it has now.
    private async Task<bool> TryUpdatePasswordAsync(SecureString password)
    {
        try
        {
            await UpdatePasswordAsync(password, _stop.Finishing).ConfigureAwait(false);
            return true;
        }
        catch (NoSuchEntityException)
        {
            return false;
        }
    }

    private Task UpdatePasswordAsync(SecureString password, StopSignal stop) => _session.Calls.RepeatableAsync(
        token => _session.Iam.UpdateLoginProfileAsync(
            new UpdateLoginProfileRequest
            {
                UserName = _user.UserName,
                Password = SecretText.Reveal(password),
                PasswordResetRequired = _request.RequirePasswordReset,
            },
            token),
        stop);

    private async Task AllowPasswordChangeAsync(IReadOnlyCollection<string> groups)
    {
        if (!_request.RequirePasswordReset || await _facts.CanChangePasswordAsync(groups).ConfigureAwait(false))
            return;
        var policyArn = _session.Partition.ManagedPolicyArn(PasswordChangeGrants.PolicyName);
        await _session.Calls.RepeatableAsync(
            token => _session.Iam.AttachUserPolicyAsync(
                new AttachUserPolicyRequest { UserName = _user.UserName, PolicyArn = policyArn }, token),
            _stop, exists: true).ConfigureAwait(false);
        Made($"the policy {PasswordChangeGrants.PolicyName}", false, token => _session.Iam.DetachUserPolicyAsync(
            new DetachUserPolicyRequest { UserName = _user.UserName, PolicyArn = policyArn }, token));
    }

    private async Task MakeKeyAsync(ExistingParts existing)
    {
        var known = existing.AccessKeyIds;
        if (_ledger?.MadeKey(_user.UserName) is { } made && known.Contains(made.Id))
        {
            _key = made;
            return;
        }

        if (_ledger?.StartedKey(_user.UserName) is { } started && known.Count > 0)
        {
            await AccessKeyMaker.DeleteOrphansAsync(_session, _user.UserName, [], started, _stop).ConfigureAwait(false);
            known = (await ExistingParts.ReadAsync(_session, _user.UserName, _stop).ConfigureAwait(false)).AccessKeyIds;
        }

        // A user who has a key keeps it, and gets no second one.
        if (known.Count > 0)
            return;
        if (_ledger is not null)
            await _ledger.StartKeyAsync(_user.UserName).ConfigureAwait(false);
        var key = await AccessKeyMaker.MakeAsync(_session, _user.UserName, known, _stop).ConfigureAwait(false);
        var secret = SecretText.Protect(key.SecretAccessKey);
        Made($"the access key {key.AccessKeyId}", true, token => _session.Iam.DeleteAccessKeyAsync(
            new DeleteAccessKeyRequest { UserName = _user.UserName, AccessKeyId = key.AccessKeyId }, token));
        _key = (key.AccessKeyId, secret);
        if (_ledger is not null)
            await _ledger.KeepKeyAsync(_user.UserName, key.AccessKeyId, secret).ConfigureAwait(false);
    }

    private async Task AddMissingTagsAsync()
    {
        var has = _user.Tags ?? [];
        var missing = _request.Tags
            .Where(tag => !has.Any(h => string.Equals(h.Key, tag.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(tag => new Tag { Key = tag.Key, Value = tag.Value }).ToList();
        if (missing.Count == 0)
            return;
        await _session.Calls.RepeatableAsync(
            token => _session.Iam.TagUserAsync(new TagUserRequest { UserName = _user.UserName, Tags = missing }, token),
            _stop, exists: true).ConfigureAwait(false);
        Made("tags", false, token => _session.Iam.UntagUserAsync(
            new UntagUserRequest { UserName = _user.UserName, TagKeys = missing.Select(tag => tag.Key).ToList() }, token));
    }

    private async Task SetMissingBoundaryAsync()
    {
        if (_request.PermissionsBoundary is null || _user.PermissionsBoundary is not null)
            return;
        await _session.Calls.RepeatableAsync(
            token => _session.Iam.PutUserPermissionsBoundaryAsync(
                new PutUserPermissionsBoundaryRequest
                {
                    UserName = _user.UserName,
                    PermissionsBoundary = _request.PermissionsBoundary,
                },
                token),
            _stop).ConfigureAwait(false);
        Made("the permissions boundary", false, token => _session.Iam.DeleteUserPermissionsBoundaryAsync(
            new DeleteUserPermissionsBoundaryRequest { UserName = _user.UserName }, token));
    }

    private async Task WriteRowAsync(string? signInUrl)
    {
        if (_ledger is null)
            return;
        if (_password is null && _key is null)
        {
            // Nothing with a secret was made, so nothing of an older plan is left to do either.
            if (_missing.Count == 0)
                _ledger.Forget(_user.UserName);
            return;
        }

        await PartAsync("the row in the credentials file", () => _ledger.WriteRowAsync(
            new CredentialRow(_user.UserName, _password, _key?.Id, _key?.Secret, signInUrl))).ConfigureAwait(false);
    }

    private ProvisionedUser Result(ExistingParts existing, string? signInUrl)
    {
        var outcome = _missing.Count > 0 ? Outcome.Incomplete
            : _created ? Outcome.Created
            : _made.Count > 0 || _key is not null ? Outcome.Updated
            : Outcome.Unchanged;
        return new ProvisionedUser
        {
            User = _user with { Groups = existing.Groups.Union(_request.Groups, StringComparer.OrdinalIgnoreCase).ToList() },
            Outcome = outcome,
            Password = _password,
            PasswordResetRequired = _password is not null && _request.RequirePasswordReset,
            AccessKeyId = _key?.Id,
            SecretAccessKey = _key?.Secret,
            SignInUrl = signInUrl,
            Made = [.. _made],
            Failure = _missing.Count == 0 ? null : Incomplete(),
        };
    }

    private AdminException Incomplete()
    {
        var missing = string.Join("; ", _missing.Select(m => $"{m.What} ({m.Reason.Message})"));
        var reason = _missing[0].Reason;
        return new AdminException(
            "UserIncomplete", reason.Kind, _user.UserName,
            $"The user '{_user.UserName}' {(_created ? "was made" : "exists")}, but something is missing: {missing}.",
            $"{reason.Advice} Run the same again with -Ensure to add what is missing.".TrimStart(), reason.InnerException ?? reason);
    }

    private async Task PartAsync(string what, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (_stop.Soft.IsCancellationRequested)
        {
            Missing(what, new AdminException("Stopped", ErrorKind.InvalidOperation, _user.UserName, "stopped before it was done", inner: e));
        }
        catch (Exception e)
        {
            Missing(what, AwsErrors.Translate(e, _user.UserName));
        }
    }

    private void Missing(string what, AdminException reason)
    {
        lock (_lock)
            _missing.Add((what, reason));
    }

    private void Made<T>(string what, bool holdsSecret, Func<CancellationToken, Task<T>> remove)
        where T : class
    {
        lock (_lock)
            _made.Push(new UndoStep($"{what} of '{_user.UserName}'", holdsSecret, () => Remove(remove)));
    }

    private Task Remove<T>(Func<CancellationToken, Task<T>> call)
        where T : class => _session.Calls.RemovalAsync(call, _stop.Finishing);
}
