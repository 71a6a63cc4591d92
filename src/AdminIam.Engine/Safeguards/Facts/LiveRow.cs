using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.CredentialReports;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Engine.Safeguards.Facts;

/// <summary>The current credentials of a user.</summary>
/// <param name="Row">The row that a new credential report would contain.</param>
/// <param name="MustReset">Whether the user must change the password at the next sign-in.</param>
internal sealed record LiveRow(CredentialReportEntry Row, bool MustReset)
{
    // The report has whole seconds.
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    /// <summary>Returns a row with current credentials.</summary>
    /// <param name="row">The row of the report.</param>
    /// <param name="profile">The login profile; <see langword="null"/> if the user has no password.</param>
    /// <param name="keys">The access keys.</param>
    /// <param name="hasMfa">Whether the user has an MFA device.</param>
    public static LiveRow Of(
        CredentialReportEntry row, LoginProfile? profile, IReadOnlyList<AccessKeyRecord> keys, bool hasMfa)
    {
        var created = profile?.CreateDate?.ToUniversalTime();
        return new LiveRow(
            row with
            {
                HasPassword = profile is not null,
                // The password can have been changed after the login profile was created.
                PasswordLastChanged = profile is null ? null
                    : row.PasswordLastChanged > created ? row.PasswordLastChanged
                    : created,
                MfaActive = hasMfa,
                Keys = KeysOf(row.Keys, keys),
            },
            profile?.PasswordResetRequired == true);
    }

    // A key of the report is a key of the user if it was created at or before the time of the report's row. A key that
    // was created after the report gets a free number.
    private static List<CredentialReportKey> KeysOf(
        IReadOnlyList<CredentialReportKey> reported, IReadOnlyList<AccessKeyRecord> current)
    {
        var rest = reported.OrderBy(key => key.LastRotated).ToList();
        var matches = new List<(AccessKeyRecord Key, DateTime? Created, CredentialReportKey? Match)>();
        foreach (var key in current.OrderBy(key => key.CreateDate))
        {
            var created = key.CreateDate?.ToUniversalTime();
            var match = rest.Find(one => one.LastRotated >= created - Precision);
            if (match is not null)
                rest.Remove(match);
            matches.Add((key, created, match));
        }

        var taken = new HashSet<int>(matches.Where(item => item.Match is not null).Select(item => item.Match!.Slot));
        return matches.ConvertAll(item => new CredentialReportKey(
                item.Match?.Slot ?? FreeSlot(taken), item.Key.IsActive, item.Match?.LastRotated ?? item.Created,
                item.Key.LastUsedDate?.ToUniversalTime(), item.Key.LastUsedRegion, item.Key.LastUsedService))
            .OrderBy(key => key.Slot).ToList();
    }

    private static int FreeSlot(HashSet<int> taken)
    {
        var slot = 1;
        while (!taken.Add(slot))
            slot++;
        return slot;
    }
}
