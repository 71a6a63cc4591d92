using System.Security;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Names;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Iam.Users;

/// <summary>Sets and deletes the console passwords of existing users.</summary>
public sealed class ConsolePasswords(IamRun run)
{
    private readonly UserRunFacts _facts = new(run);
    private readonly UserReader _reader = new(run);
    private readonly LoginProfileWriter _profiles = new(run);

    /// <summary>Sets a password; with <see cref="UserRequest.Ensure"/> only if there is none.</summary>
    /// <param name="request">The user and the password. Groups, tags and keys are ignored.</param>
    public async Task<ProvisionedUser> SetAsync(UserRequest request)
    {
        CheckPassword(request);
        var user = await _reader.GetAsync(request.UserName, _facts.Names).ConfigureAwait(false);
        if (request.Ensure && await _profiles.ExistsAsync(user.UserName).ConfigureAwait(false))
            return new ProvisionedUser { User = user, Outcome = Outcome.Unchanged };

        await _facts.CheckPasswordAsync(request.Password, user.UserName).ConfigureAwait(false);
        var password = request.Password ?? await _facts.GeneratePasswordAsync().ConfigureAwait(false);
        var signInUrl = await _facts.SignInUrlAsync().ConfigureAwait(false);

        // Before the password, because a user who must change it at sign-in but is not authorized to do so would be
        // locked out.
        if (request.RequirePasswordReset)
            await AllowPasswordChangeAsync(user.UserName).ConfigureAwait(false);
        var created = await WriteAsync(user.UserName, password, request.RequirePasswordReset).ConfigureAwait(false);
        return new ProvisionedUser
        {
            User = user,
            Outcome = created ? Outcome.Created : Outcome.Updated,
            Password = password,
            PasswordResetRequired = request.RequirePasswordReset,
            SignInUrl = signInUrl,
            Unseen = request.GeneratePassword ? UndoOf(user.UserName, created) : null,
        };
    }

    /// <summary>Deletes a password. A user without a password is not an error.</summary>
    /// <returns>The name of the user.</returns>
    public async Task<string> RemoveAsync(string userName)
    {
        IamNameRules.CheckUserName(userName);
        // DeleteLoginProfile returns NoSuchEntity for a user without a password and for a user that does not exist.
        if (!await _profiles.DeleteAsync(userName).ConfigureAwait(false))
            await _reader.GetAsync(userName, _facts.Names).ConfigureAwait(false);
        return userName;
    }

    private static void CheckPassword(UserRequest request)
    {
        request.CheckPassword();
        if (request.ConsoleAccess)
            return;
        throw new AdminException(
            "NoPassword", ErrorKind.InvalidArgument, request.UserName,
            $"No password was specified for '{request.UserName}'.",
            "Specify -Password or -GeneratePassword.");
    }

    // A password that replaced another one cannot be undone: AWS does not return the other one.
    private UnseenWork UndoOf(string userName, bool isCreated) => isCreated
        ? new UnseenWork(new UndoStep(
            $"the console password of '{userName}'", true,
            () => new LoginProfileWriter(run.Finishing).DeleteAsync(userName, justCreated: true)))
        : new UnseenWork { Describe = _ => $"a new console password of '{userName}', which must be set again" };

    /// <returns>Whether the user had no password before.</returns>
    private async Task<bool> WriteAsync(string userName, SecureString password, bool requireReset)
    {
        if (await _profiles.TryUpdateAsync(userName, password, requireReset).ConfigureAwait(false))
            return false;
        try
        {
            await _profiles.CreateAsync(userName, password, requireReset).ConfigureAwait(false);
            return true;
        }
        catch (EntityAlreadyExistsException)
        {
            // Created after the check, or just before it and not visible yet.
            await _profiles.UpdateAsync(userName, password, requireReset, exists: true).ConfigureAwait(false);
            return false;
        }
    }

    private async Task AllowPasswordChangeAsync(string userName)
    {
        var groups = await new GroupReader(run).ListForUser(userName).ToListAsync().ConfigureAwait(false);
        if (!await _facts.CanChangePasswordAsync(groups.ConvertAll(group => group.GroupName)).ConfigureAwait(false))
            await PasswordChangeGrants.GrantAsync(run, userName).ConfigureAwait(false);
    }
}
