using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Safety;

/// <summary>
/// Refuses what would take the power or the session from the caller, or the last administrator who can still sign in from the
/// account. One guard serves a run and knows what the run itself has removed; it is asked one removal after another.
/// </summary>
/// <remarks>
/// <para>Who administers is judged by the content of the policies that are in force, whatever their names: those of the user and
/// of the groups, and the permissions boundary. Where conditions decide it, the power is uncertain: it is protected as long as
/// nobody has certain power, but does not stand in for it.</para>
/// <para>The account is read once, a thousand entities a call, and only where something is at stake; by what
/// administrators can sign in is asked for one after another until one is found.</para>
/// </remarks>
/// <param name="overriding">The switch that does without the guard, such as <c>-Force</c>.</param>
public sealed class AdministratorGuard(IamRun run, string overriding)
{
    private readonly SignInReader _signIns = new(run);
    private readonly PowerLoss _lost = new();
    private AccountPicture? _picture;
    private List<string>? _administrators;

    /// <summary>Everybody but the caller may go: the caller is no user, so that power remains.</summary>
    public bool CallerRemains { get; init; }

    private string? Caller => run.Session.Identity.UserName;

    /// <summary>Lets something be lost, or refuses.</summary>
    /// <param name="target">The record that it is about.</param>
    /// <param name="deed">What is done, such as <c>Locking this user</c>.</param>
    /// <param name="loss">What would be lost.</param>
    /// <exception cref="AdminException"><c>CallerLockout</c>, <c>AccessKeyInUse</c> or <c>LastAdministrator</c>.</exception>
    public async Task AdmitAsync(string target, string deed, PowerLoss loss)
    {
        if (loss.TakesKey(run.Session.Account.AccessKeyId))
        {
            throw new AdminException(
                "AccessKeyInUse", ErrorKind.InvalidOperation, target,
                $"The access key '{run.Session.Account.AccessKeyId}' is the one this session works with. {deed} would end the session.",
                $"Connect with other credentials first, use Update-AdminAccessKey to replace it, or use {overriding}.");
        }

        if (Caller is { } caller && (loss.TakesUser(caller) || loss.TakesPassword(caller)))
            throw CallerLockout(target, $"'{caller}' is you. {deed} would take away what this session or your own sign-in rests on.");
        if (CallerRemains && Caller is null)
            return;
        try
        {
            await CheckAsync(target, deed, loss).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            // Who may not read the account does not administer it, and may manage what is their own.
            if (_picture is null && loss.Users.All(name => string.Equals(name, Caller, StringComparison.OrdinalIgnoreCase)) && !loss.IsShared)
                return;
            throw new AdminException(
                "AccessDenied", ErrorKind.PermissionDenied, target,
                $"Whether an administrator remains who can still sign in could not be checked: {e.Message} ({e.ErrorCode})",
                "The check needs iam:GetAccountAuthorizationDetails, iam:ListAccessKeys and iam:GetLoginProfile. "
                + $"{overriding} does without it.", e);
        }
    }

    /// <summary>Notes what the run takes away.</summary>
    /// <param name="loss">What is lost.</param>
    public void Record(PowerLoss loss) => _lost.Add(loss);

    private async Task CheckAsync(string target, string deed, PowerLoss loss)
    {
        _picture ??= await AccountPicture.ReadAsync(run).ConfigureAwait(false);
        _administrators ??= _picture.UserNames.Where(name => _picture.OfUser(name) > AdministratorPower.None)
            .OrderByDescending(name => _picture.OfUser(name)).ThenBy(name => name, StringComparer.OrdinalIgnoreCase).ToList();
        await CheckCallerAsync(target, deed, loss).ConfigureAwait(false);

        var concerned = loss.IsShared
            ? _administrators.Exists(name => _picture.OfUser(name, _lost, loss) < _picture.OfUser(name, _lost))
            : loss.Users.Any(name => _picture.OfUser(name, _lost) > AdministratorPower.None);
        if (!concerned)
            return;
        var after = await GreatestAsync(_lost, loss).ConfigureAwait(false);
        if (after == AdministratorPower.Certain || await GreatestAsync(_lost).ConfigureAwait(false) <= after)
            return;
        throw new AdminException(
            "LastAdministrator", ErrorKind.InvalidOperation, target,
            loss.IsShared
                ? $"{deed} would leave no user with full administrator access who can still sign in."
                : $"'{loss.Users.First()}' is the last user with full administrator access who can still sign in. {deed} would end that.",
            $"Create another administrator with a password or an access key first, or use {overriding}.");
    }

    private async Task CheckCallerAsync(string target, string deed, PowerLoss loss)
    {
        var (before, after) = Caller is { } caller ? (_picture!.OfUser(caller, _lost), _picture.OfUser(caller, _lost, loss))
            : run.Session.Identity.RoleName is { } role ? (_picture!.OfRole(role, _lost), _picture.OfRole(role, _lost, loss))
            : default;
        if (after < before)
            throw CallerLockout(target, $"{deed} would take your own administrator access away.");
        // A session of temporary credentials does not know the key it came from.
        if (Caller is { } user && loss.TakesKeyOf(user) && await _signIns.CanSignInAsync(user, _lost).ConfigureAwait(false)
            && !await _signIns.CanSignInAsync(user, _lost, loss).ConfigureAwait(false))
        {
            throw CallerLockout(target, $"'{user}' is you. {deed} would leave you nothing to sign in with.");
        }
    }

    private async Task<AdministratorPower> GreatestAsync(params PowerLoss[] losses)
    {
        var greatest = AdministratorPower.None;
        foreach (var name in _administrators!)
        {
            var power = _picture!.OfUser(name, losses);
            if (power > greatest && await _signIns.CanSignInAsync(name, losses).ConfigureAwait(false))
                greatest = power;
            if (greatest == AdministratorPower.Certain)
                break;
        }

        return greatest;
    }

    private AdminException CallerLockout(string target, string message) => new(
        "CallerLockout", ErrorKind.InvalidOperation, target, message, $"Do it with other credentials, or use {overriding}.");
}
