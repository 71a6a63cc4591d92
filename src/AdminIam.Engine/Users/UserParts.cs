using AdminIam.Engine.Calls;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Errors;
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
    private readonly MadeThings _made;
    private readonly PasswordPart _password;
    private readonly AccessKeyPart _key;
    private readonly List<(string What, AdminException Reason)> _missing = [];

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
        _made = new MadeThings(session, stop);
        _password = new PasswordPart(session, ledger, request, _made, stop);
        _key = new AccessKeyPart(session, ledger, user.UserName, _made, stop);
        if (created)
        {
            _made.Add($"the user '{user.UserName}'", false, token => session.Iam.DeleteUserAsync(
                new DeleteUserRequest { UserName = user.UserName }, token));
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
        if (_password.IsNeeded(existing.HasPassword))
        {
            work.Add(PartAsync("the console password", () => _password.SetAsync(
                existing.HasPassword, _created, _facts.PasswordPolicyAsync)));
            work.Add(PartAsync(
                $"the permission to change the password ({PasswordChangeGrants.PolicyName})",
                () => AllowPasswordChangeAsync([.. existing.Groups, .. newGroups])));
        }

        if (_request.AccessKey)
            work.Add(PartAsync("the access key", () => _key.MakeAsync(existing)));
        if (!_created)
        {
            work.Add(PartAsync("tags", AddMissingTagsAsync));
            work.Add(PartAsync("the permissions boundary", SetMissingBoundaryAsync));
        }

        await Task.WhenAll(work).ConfigureAwait(false);
        // Any other part has waited for the user already.
        if (_created && work.Count == 0)
            await Visibility.AwaitAsync(new UserReader(_session, _stop).GetExistingAsync(_user.UserName)).ConfigureAwait(false);
        string? signInUrl = null;
        if (_password.Password is not null)
            await PartAsync("the sign-in URL", async () => signInUrl = await _facts.SignInUrlAsync().ConfigureAwait(false)).ConfigureAwait(false);
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

    private async Task JoinAsync(string group)
    {
        await _session.Calls.RepeatableAsync(
            token => _session.Iam.AddUserToGroupAsync(
                new AddUserToGroupRequest { GroupName = group, UserName = _user.UserName }, token),
            _stop, exists: true).ConfigureAwait(false);
        _made.Add($"membership of the group '{group}' of '{_user.UserName}'", false, token => _session.Iam.RemoveUserFromGroupAsync(
            new RemoveUserFromGroupRequest { GroupName = group, UserName = _user.UserName }, token));
    }

    private async Task AllowPasswordChangeAsync(IReadOnlyCollection<string> groups)
    {
        if (!_request.RequirePasswordReset || await _facts.CanChangePasswordAsync(groups).ConfigureAwait(false))
            return;
        await PasswordChangeGrants.GrantAsync(_session, _user.UserName, _stop).ConfigureAwait(false);
        var policyArn = _session.Partition.ManagedPolicyArn(PasswordChangeGrants.PolicyName);
        _made.Add($"the policy {PasswordChangeGrants.PolicyName} of '{_user.UserName}'", false, token => _session.Iam.DetachUserPolicyAsync(
            new DetachUserPolicyRequest { UserName = _user.UserName, PolicyArn = policyArn }, token));
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
        _made.Add($"tags of '{_user.UserName}'", false, token => _session.Iam.UntagUserAsync(
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
        _made.Add($"the permissions boundary of '{_user.UserName}'", false, token => _session.Iam.DeleteUserPermissionsBoundaryAsync(
            new DeleteUserPermissionsBoundaryRequest { UserName = _user.UserName }, token));
    }

    private async Task WriteRowAsync(string? signInUrl)
    {
        if (_ledger is null)
            return;
        if (_password.Password is null && _key.Key is null)
        {
            // Nothing with a secret was made, so nothing of an older plan is left to do either.
            if (_missing.Count == 0)
                _ledger.Forget(_user.UserName);
            return;
        }

        await PartAsync("the row in the credentials file", () => _ledger.WriteRowAsync(
            new CredentialRow(_user.UserName, _password.Password, _key.Key?.Id, _key.Key?.Secret, signInUrl))).ConfigureAwait(false);
    }

    private ProvisionedUser Result(ExistingParts existing, string? signInUrl)
    {
        var outcome = _missing.Count > 0 ? Outcome.Incomplete
            : _created ? Outcome.Created
            : _made.Steps.Count > 0 || _key.Key is not null ? Outcome.Updated
            : Outcome.Unchanged;
        return new ProvisionedUser
        {
            User = _user with { Groups = existing.Groups.Union(_request.Groups, StringComparer.OrdinalIgnoreCase).ToList() },
            Outcome = outcome,
            Password = _password.Password,
            PasswordResetRequired = _password.Password is not null && _request.RequirePasswordReset,
            AccessKeyId = _key.Key?.Id,
            SecretAccessKey = _key.Key?.Secret,
            SignInUrl = signInUrl,
            Made = _made.Steps,
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
}
