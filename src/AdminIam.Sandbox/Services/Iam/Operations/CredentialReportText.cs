using System.Globalization;
using System.Text;
using AdminIam.Sandbox.Services.Iam.State;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The credential report's CSV.</summary>
internal static class CredentialReportText
{
    private const string NotApplicable = "N/A";
    private const string Header =
        "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
        + "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
        + "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
        + "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
        + "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,"
        + "cert_1_last_rotated,cert_2_active,cert_2_last_rotated";

    public static string Write(IamAccount account, DateTime now)
    {
        var csv = new StringBuilder(Header).Append('\n');
        AppendRoot(csv, account);
        foreach (var user in account.Users.Visible(now))
            AppendUser(csv, account, user);
        return csv.ToString();
    }

    private static void AppendRoot(StringBuilder csv, IamAccount account) => AppendRow(
        csv,
        account.Root,
        [
            MfaDevice.Root, account.RootArn, Time(account.Created), Flag(account.Root.HasPassword),
            TimeOrNone(account.Root.PasswordLastUsed), "not_supported", "not_supported",
        ]);

    private static void AppendUser(StringBuilder csv, IamAccount account, User user) => AppendRow(
        csv, user, [user.Name, account.ArnOf(user), Time(user.Created), .. Password(account, user)]);

    private static void AppendRow(StringBuilder csv, ICredentialOwner owner, List<string> fields)
    {
        fields.Add(Flag(owner.MfaDevices.Count > 0));
        fields.AddRange(Key(owner.AccessKeys.ElementAtOrDefault(0)));
        fields.AddRange(Key(owner.AccessKeys.ElementAtOrDefault(1)));
        fields.AddRange(Certificate(owner.SigningCertificates.ElementAtOrDefault(0)));
        fields.AddRange(Certificate(owner.SigningCertificates.ElementAtOrDefault(1)));
        csv.Append(string.Join(",", fields.Select(Quote))).Append('\n');
    }

    private static string[] Password(IamAccount account, User user)
    {
        if (user.LoginProfile is not { } profile)
            return [Flag(false), NotApplicable, NotApplicable, NotApplicable];

        var rotation = account.PasswordPolicy?.MaxAge is { } days
            ? Time(profile.PasswordChanged.AddDays(days))
            : NotApplicable;
        return [Flag(true), TimeOrNone(user.PasswordLastUsed), Time(profile.PasswordChanged), rotation];
    }

    private static string[] Key(AccessKey? key) => key is null
        ? [Flag(false), NotApplicable, NotApplicable, NotApplicable, NotApplicable]
        :
        [
            Flag(key.Status == AccessKey.Active),
            Time(key.Created),
            key.LastUse is { } use ? Time(use.Time) : NotApplicable,
            key.LastUse?.Region ?? NotApplicable,
            key.LastUse?.Service ?? NotApplicable,
        ];

    private static string[] Certificate(SigningCertificate? certificate) => certificate is null
        ? [Flag(false), NotApplicable]
        : [Flag(certificate.Status == AccessKey.Active), Time(certificate.Uploaded)];

    private static string Flag(bool value) => value ? "true" : "false";

    private static string TimeOrNone(DateTime? time) => time is { } known ? Time(known) : "no_information";

    private static string Time(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);

    // The name of a user may contain a comma.
    private static string Quote(string field) => field.IndexOf(',') < 0 ? field : "\"" + field + "\"";
}
