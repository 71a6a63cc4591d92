using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.CredentialReports;
using AdminIam.Engine.Iam.Mfa;
using AdminIam.Engine.Iam.Users;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>Corrects the credential report, which can be up to four hours old, for users that checks depend on.
/// </summary>
/// <remarks>The last use of a password is that of the report. Users beyond <see cref="MostUsers"/> keep their rows, and
/// all do if the caller is not authorized to read them.</remarks>
/// <param name="run">The run to read in.</param>
internal sealed class LiveCredentials(IamRun run)
{
    /// <summary>How many users are read.</summary>
    public const int MostUsers = 500;

    private const int MostAtOnce = 8;
    private volatile bool _isDenied;

    /// <summary>Returns the facts with current rows of users that the report does not contain yet, and, if the report
    /// is old, of suspects. Users that do not exist any more are left out.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="suspects">The users that checks report because of their rows.</param>
    public async Task<AccountFacts> CorrectAsync(AccountFacts facts, IEnumerable<string> suspects)
    {
        if (!facts.Credentials.IsKnown)
            return facts;
        var rows = Existing(facts);
        var known = new HashSet<string>(rows.Select(row => row.UserName), StringComparer.Ordinal);
        var missing = facts.Inventory.IsKnown
            ? facts.Inventory.Value.Users.Where(user => !known.Contains(user.UserName)).Select(NewRow).ToList()
            : [];
        var chosen = new HashSet<string>(
            facts.IsReportOld ? suspects.Where(known.Contains) : [], StringComparer.Ordinal);
        var toRead = missing.Concat(rows.Where(row => chosen.Contains(row.UserName))).Take(MostUsers).ToList();
        var live = await ReadAllAsync(toRead).ConfigureAwait(false);
        return facts with
        {
            Credentials = facts.Credentials.Select(credentials => credentials with
            {
                Users = rows.Concat(missing)
                    .Select(row => live.TryGetValue(row.UserName, out var current) ? current?.Row : row)
                    .OfType<CredentialReportEntry>()
                    .ToList(),
                PasswordResets = live.Values.Where(row => row?.MustReset == true)
                    .Select(row => row!.Row.UserName).ToList(),
                Current = new HashSet<string>(live.Keys, StringComparer.Ordinal),
            }),
        };
    }

    private static List<CredentialReportEntry> Existing(AccountFacts facts)
    {
        var rows = facts.Credentials.Value.Users;
        if (!facts.Inventory.IsKnown)
            return [.. rows];
        var existing = new HashSet<string>(
            facts.Inventory.Value.Users.Select(user => user.UserName), StringComparer.Ordinal);
        return rows.Where(row => existing.Contains(row.UserName)).ToList();
    }

    private static CredentialReportEntry NewRow(UserDetail user) => new()
    {
        UserName = user.UserName,
        Arn = user.Arn,
        CreateDate = user.CreateDate?.ToUniversalTime(),
    };

    // The rows by name; null for users that do not exist any more. Users that may not be read are not contained.
    private async Task<Dictionary<string, LiveRow?>> ReadAllAsync(IReadOnlyList<CredentialReportEntry> rows)
    {
        using var slots = new SemaphoreSlim(MostAtOnce);
        var results = await Task.WhenAll(rows.Select(row => ReadAsync(row, slots))).ConfigureAwait(false);
        return results.Where(result => result.IsRead)
            .ToDictionary(result => result.UserName, result => result.Row, StringComparer.Ordinal);
    }

    private async Task<(string UserName, bool IsRead, LiveRow? Row)> ReadAsync(
        CredentialReportEntry row, SemaphoreSlim slots)
    {
        await slots.WaitAsync().ConfigureAwait(false);
        try
        {
            return _isDenied
                ? (row.UserName, false, null)
                : (row.UserName, true, await ReadAsync(row).ConfigureAwait(false));
        }
        catch (AdminException e) when (e.Kind == ErrorKind.NotFound)
        {
            return (row.UserName, true, null);
        }
        catch (Exception e) when (e is AmazonServiceException { ErrorCode: "AccessDenied" } || MissingOperation.Is(e))
        {
            _isDenied = true;
            return (row.UserName, false, null);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<LiveRow> ReadAsync(CredentialReportEntry row)
    {
        var keys = await new AccessKeyReader(run).ListWithUseAsync(row.UserName).ConfigureAwait(false);
        var devices = await new MfaDeviceReader(run).ListForUserAsync(row.UserName).ConfigureAwait(false);
        var profile = await new LoginProfileWriter(run).FindAsync(row.UserName).ConfigureAwait(false);
        return LiveRow.Of(row, profile, keys, devices.Count > 0);
    }
}
