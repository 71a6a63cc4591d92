using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Iam.Safety;

/// <summary>
/// Prevents that the caller loses administrator access or the session, and that the account loses the last
/// administrator who can sign in. One guard is used for all removals of a run, which it checks sequentially.
/// </summary>
/// <remarks>
/// <para>Administrators are determined by the content of the effective policies, not by their names: the policies of
/// the user and the groups, and the permissions boundary. If access depends on conditions, it is uncertain: it is
/// protected if no user has certain access, but does not count as another administrator.</para>
/// <para>The account is read once, with up to 1,000 resources per call, and only if access could be lost. The
/// credentials of administrators are checked one after another until one can sign in.</para>
/// </remarks>
/// <param name="overriding">The switch that disables the check, such as <c>-Force</c>.</param>
public sealed class AdministratorGuard(IamRun run, string overriding) : ILossGuard<PowerLoss>
{
    private readonly SignInReader _signIns = new(run);
    private readonly PowerLoss _lost = new();
    private AccountSnapshot? _snapshot;
    private List<string>? _administrators;

    /// <summary>Whether the command affects all users except the caller. If the caller is not a user, administrator
    /// access remains.</summary>
    public bool CallerRemains { get; init; }

    private string? Caller => run.Session.Identity.UserName;

    /// <inheritdoc/>
    /// <exception cref="AdminException"><c>CallerLockout</c>, <c>AccessKeyInUse</c> or
    /// <c>LastAdministrator</c>.</exception>
    public async Task AdmitAsync(string target, string action, PowerLoss loss)
    {
        if (loss.TakesKey(run.Session.Account.AccessKeyId))
        {
            throw new AdminException(
                "AccessKeyInUse", ErrorKind.InvalidOperation, target,
                $"The access key '{run.Session.Account.AccessKeyId}' is the key of the current session. {action} "
                    + "would end the session.",
                $"Connect with other credentials first, use Update-AdminAccessKey to replace it, or use {overriding}.");
        }

        if (Caller is { } caller && (loss.TakesUser(caller) || loss.TakesPassword(caller)))
        {
            throw CallerLockout(
                target, $"'{caller}' is you. {action} would end this session or prevent you from signing in.");
        }

        if (CallerRemains && Caller is null)
            return;
        try
        {
            await CheckAsync(target, action, loss).ConfigureAwait(false);
        }
        catch (AmazonServiceException e) when (e.ErrorCode == "AccessDenied")
        {
            // A caller who is not authorized to read the account is not an administrator, and may manage the own
            // credentials.
            if (_snapshot is null
                && loss.Users.All(name => string.Equals(name, Caller, StringComparison.OrdinalIgnoreCase))
                && !loss.IsShared)
            {
                return;
            }

            throw new AdminException(
                "AccessDenied", ErrorKind.PermissionDenied, target,
                $"It could not be checked whether an administrator remains who can sign in: {e.Message} "
                    + $"({e.ErrorCode})",
                "The check requires iam:GetAccountAuthorizationDetails, iam:ListAccessKeys and iam:GetLoginProfile. "
                + $"Use {overriding} to skip it.", e);
        }
    }

    /// <inheritdoc/>
    public void Record(PowerLoss loss) => _lost.Add(loss);

    private async Task CheckAsync(string target, string action, PowerLoss loss)
    {
        _snapshot ??= await AccountSnapshot.ReadAsync(run).ConfigureAwait(false);
        _administrators ??= _snapshot.UserNames.Where(name => _snapshot.OfUser(name) > AdministratorPower.None)
            .OrderByDescending(name => _snapshot.OfUser(name))
            .ThenBy(name => name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        await CheckCallerAsync(target, action, loss).ConfigureAwait(false);

        var concerned = loss.IsShared
            ? _administrators.Exists(name => _snapshot.OfUser(name, _lost, loss) < _snapshot.OfUser(name, _lost))
            : loss.Users.Any(name => _snapshot.OfUser(name, _lost) > AdministratorPower.None);
        if (!concerned)
            return;
        var after = await GreatestAsync(_lost, loss).ConfigureAwait(false);
        if (after == AdministratorPower.Certain || await GreatestAsync(_lost).ConfigureAwait(false) <= after)
            return;
        // The name is that of the account, whose case may differ from the request.
        var last = _administrators.Find(name => loss.Users.Contains(name, StringComparer.OrdinalIgnoreCase));
        throw new AdminException(
            "LastAdministrator", ErrorKind.InvalidOperation, target,
            loss.IsShared
                ? $"{action} would leave no user with full administrator access who can sign in."
                : $"'{last}' is the last user with full administrator access who can sign in. {action} would remove "
                    + "that access.",
            $"Create another administrator with a password or an access key first, or use {overriding}.");
    }

    private async Task CheckCallerAsync(string target, string action, PowerLoss loss)
    {
        var (before, after) = Caller is { } caller
            ? (_snapshot!.OfUser(caller, _lost), _snapshot.OfUser(caller, _lost, loss))
            : run.Session.Identity.RoleName is { } role
                ? (_snapshot!.OfRole(role, _lost), _snapshot.OfRole(role, _lost, loss))
                : default;
        if (after < before)
            throw CallerLockout(target, $"{action} would remove your own administrator access.");
        // Temporary credentials do not identify the access key that they were created with.
        if (Caller is { } user
            && loss.TakesKeyOf(user)
            && await _signIns.CanSignInAsync(user, _lost).ConfigureAwait(false)
            && !await _signIns.CanSignInAsync(user, _lost, loss).ConfigureAwait(false))
        {
            throw CallerLockout(target, $"'{user}' is you. {action} would delete your last credential.");
        }
    }

    private async Task<AdministratorPower> GreatestAsync(params PowerLoss[] losses)
    {
        var greatest = AdministratorPower.None;
        foreach (var name in _administrators!)
        {
            var power = _snapshot!.OfUser(name, losses);
            if (power > greatest && await _signIns.CanSignInAsync(name, losses).ConfigureAwait(false))
                greatest = power;
            if (greatest == AdministratorPower.Certain)
                break;
        }

        return greatest;
    }

    private AdminException CallerLockout(string target, string message) => new(
        "CallerLockout", ErrorKind.InvalidOperation, target, message, $"Use other credentials, or use {overriding}.");
}
