using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Applies the requested properties that a user lacks, and collects the results.</summary>
internal sealed class UserParts
{
    private readonly UserWork _work;
    private readonly ExistingParts _existing;
    private readonly BoundaryPart? _boundary;
    private readonly PasswordPart _password;
    private readonly AccessKeyPart? _key;
    private readonly List<IUserPart> _parts = [];
    private readonly MissingParts _missing;

    private UserParts(UserWork work, ExistingParts existing)
    {
        _work = work;
        _existing = existing;
        _missing = new MissingParts(work);
        _password = new PasswordPart(work, existing.HasPassword);
        var groups = work.Request.Groups.Except(existing.Groups, StringComparer.OrdinalIgnoreCase).ToList();
        if (!work.IsCreated)
        {
            _boundary = new BoundaryPart(work);
            _parts.AddRange([new PathPart(work), new TagPart(work)]);
        }

        _parts.AddRange(groups.Select(group => new GroupPart(work, group)));
        if (_password.IsNeeded)
            _parts.AddRange([_password, new PasswordChangePart(work, [.. existing.Groups, .. groups])]);
        if (work.Request.AccessKey)
            _parts.Add(_key = new AccessKeyPart(work, existing));
    }

    /// <summary>Compares a user with the request.</summary>
    public static async Task<UserParts> CompareAsync(UserWork work) => new(
        work,
        work.IsCreated
            ? ExistingParts.None
            : await ExistingParts.ReadAsync(work.Iam, work.UserName).ConfigureAwait(false));

    /// <summary>The groups of the user after all changes.</summary>
    public IReadOnlyList<string> Groups =>
        _existing.Groups.Union(_work.Request.Groups, StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>Determines the changes to the user.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync()
    {
        var changes = new List<string>();
        foreach (var part in _boundary is null ? _parts : [_boundary, .. _parts])
            changes.AddRange(await part.PlanAsync().ConfigureAwait(false));
        return changes;
    }

    /// <summary>Applies the changes.</summary>
    public async Task<ProvisionedUser> CompleteAsync()
    {
        List<string> changes = [.. await ApplyAsync(_boundary).ConfigureAwait(false)];
        // If the permissions boundary could not be set, no permissions are granted.
        if (_missing.Any)
        {
            _parts.ForEach(part => _missing.Add(part.What, NotBounded()));
        }
        else
        {
            changes.AddRange(
                (await Task.WhenAll(_parts.Select(ApplyAsync)).ConfigureAwait(false)).SelectMany(one => one));
        }

        // Every other part has already waited for the user.
        if (_work.IsCreated && _parts.Count == 0)
        {
            await Visibility.AwaitAsync(
                new UserReader(_work.Iam).GetExistingAsync(_work.UserName)).ConfigureAwait(false);
        }

        string? signInUrl = null;
        if (_password.Password is not null)
        {
            await _missing.TryAsync("the sign-in URL", async () =>
                signInUrl = await _work.Run.Facts.SignInUrlAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }

        await WriteRowAsync(signInUrl).ConfigureAwait(false);
        return Result(changes, signInUrl);
    }

    private async Task<IReadOnlyList<string>> ApplyAsync(IUserPart? part)
    {
        IReadOnlyList<string> changes = [];
        if (part is not null)
        {
            await _missing.TryAsync(
                part.What, async () => changes = await part.ApplyAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }

        return changes;
    }

    private AdminException NotBounded() => new(
        "NotBounded", ErrorKind.InvalidOperation, _work.UserName, "not attempted without the permissions boundary");

    private async Task WriteRowAsync(string? signInUrl)
    {
        if (_work.Ledger is not { } ledger)
            return;
        if (_password.Password is null && _key?.Key is null)
        {
            // No secret was created, so no previous plan is pending.
            if (!_missing.Any)
                ledger.Forget(_work.UserName);
            return;
        }

        await _missing.TryAsync("the row in the credentials file", () => ledger.WriteRowAsync(new CredentialRow(
            _work.UserName, _password.Password, _key?.Key?.Id, _key?.Key?.Secret, signInUrl))).ConfigureAwait(false);
    }

    private ProvisionedUser Result(IReadOnlyList<string> changes, string? signInUrl)
    {
        var outcome = _missing.Any ? Outcome.Incomplete : EnsureOutcome.Of(_work.IsCreated, changes.Count > 0);
        return new ProvisionedUser
        {
            User = _work.User with
            {
                Groups = Groups,
                Changes = _work.IsCreated ? [] : changes,
            },
            Outcome = outcome,
            Password = _password.Password,
            PasswordResetRequired = _password.Password is not null && _work.Request.RequirePasswordReset,
            AccessKeyId = _key?.Key?.Id,
            SecretAccessKey = _key?.Key?.Secret,
            SignInUrl = signInUrl,
            Unseen = outcome == Outcome.Unchanged ? null : UndoOf(outcome),
            Failure = _missing.Failure,
        };
    }

    private UnseenWork UndoOf(Outcome outcome)
    {
        var user = $"user '{_work.UserName}'";
        return new UnseenWork([.. _work.Undo.Steps.Where(step => step.HoldsSecret)])
        {
            // Secrets in the file are not lost.
            Kept = () => _work.Ledger?.HasWritten(_work.UserName) == true
                ? $"{user} ({outcome}, its credentials are in the credentials file)"
                : null,
            Describe = left => $"{user} ({outcome}, " + (left.Count == 0
                ? "without the password and key that this command created"
                : string.Join(", ", left.Select(one => $"{one.What} could not be removed ({one.Reason})"))) + ")",
        };
    }
}
