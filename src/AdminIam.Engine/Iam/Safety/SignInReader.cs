using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Engine.Iam.Safety;

/// <summary>Reads the credentials of users, once per run.</summary>
internal sealed class SignInReader(IamRun run)
{
    private readonly Dictionary<string, (bool HasPassword, List<string> Keys)> _known = new(
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns whether a user can sign in after a loss.</summary>
    /// <param name="losses">The losses.</param>
    public async Task<bool> CanSignInAsync(string userName, params PowerLoss[] losses)
    {
        if (!_known.TryGetValue(userName, out var ways))
            _known[userName] = ways = await ReadAsync(userName).ConfigureAwait(false);
        return !losses.Any(loss => loss.TakesUser(userName))
            && ((ways.HasPassword && !losses.Any(loss => loss.TakesPassword(userName)))
                || ways.Keys.Exists(key => !losses.Any(loss => loss.TakesKey(key))));
    }

    private async Task<(bool HasPassword, List<string> Keys)> ReadAsync(string userName)
    {
        var password = new LoginProfileWriter(run).ExistsAsync(userName);
        var keys = await new AccessKeyReader(run).ListAsync(userName).ConfigureAwait(false);
        return (
            await password.ConfigureAwait(false),
            keys.Where(key => key.IsActive).Select(key => key.AccessKeyId).ToList());
    }
}
