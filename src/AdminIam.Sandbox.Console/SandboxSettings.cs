using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>The options of the command line, one for each setting of <see cref="SandboxOptions"/>.</summary>
internal static class SandboxSettings
{
    public static readonly IReadOnlyList<SettingOption> All =
    [
        SettingOption.Create<int>(
            "--port", "the port on 127.0.0.1; a free one by default", SettingValue.Port, (o, value) => o.Port = value),
        SettingOption.Create<string>(
            "--state",
            "the file that keeps the account",
            SettingValue.Text,
            (o, value) => o.StatePath = Path.GetFullPath(value)),
        SettingOption.Create<string>(
            "--account", "the account id", SettingValue.AccountId, (o, value) => o.AccountId = value),
        SettingOption.Create<string>(
            "--partition",
            "the partition in ARNs: aws, aws-cn or aws-us-gov",
            SettingValue.Partition,
            (o, value) => o.Partition = value),
        SettingOption.Create<IReadOnlyList<SandboxMemberAccount>>(
            "--members",
            "the member accounts of the organization, separated by commas: Workloads/Prod=111122223333",
            SettingValue.Accounts,
            (o, value) => o.Accounts = [.. o.Accounts, .. value]),
        SettingOption.Create<string>(
            "--organization",
            "the JSON file with the accounts of the organization, as docs/sandbox.md describes it",
            SettingValue.Text,
            (o, value) =>
            {
                var organization = SandboxOrganizationFile.Read(Path.GetFullPath(value));
                o.Accounts = [.. o.Accounts, .. organization.Accounts];
                o.OrganizationalUnits = organization.Units;
                o.ControlPolicies = organization.ControlPolicies;
            }),
        SettingOption.Create<string>(
            "--identity-center-region",
            "the region in which IAM Identity Center is enabled",
            SettingValue.Text,
            (o, value) => o.IdentityCenter.Region = value),
        SettingOption.Create<TimeSpan>(
            "--assignment-duration",
            "how long the assignment of an account takes",
            SettingValue.Time,
            (o, value) => o.IdentityCenter.RequestDuration = value),
        SettingOption.Create<int>(
            "--call-rate",
            "how many calls a second each API of IAM Identity Center accepts; 0 for any number",
            SettingValue.Number,
            (o, value) => o.IdentityCenter.CallsPerSecond = value),
        SettingOption.Create<string>(
            "--access-key",
            "the access key id of the root identity",
            SettingValue.Text,
            (o, value) => o.AccessKey = value),
        SettingOption.Create<string>(
            "--secret-key",
            "the secret access key of the root identity",
            SettingValue.Text,
            (o, value) => o.SecretKey = value),
        SettingOption.Flag(
            "--any-credential", "accepts every signed request as root's", o => o.AnyCredential = true),
        SettingOption.Create<int>(
            "--users-quota",
            "how many users the account can have",
            SettingValue.Number,
            (o, value) => o.UsersQuota = value),
        SettingOption.Create<TimeSpan>(
            "--latency", "the shortest time that an answer takes", SettingValue.Time, (o, value) => o.Latency = value),
        SettingOption.Create<int>(
            "--seed", "the seed of the failures below", SettingValue.Number, (o, value) => o.Faults.Seed = value),
        SettingOption.Create<double>(
            "--throttle", "how often a call is throttled", SettingValue.Rate, (o, value) => o.Faults.Throttle = value),
        SettingOption.Create<double>(
            "--server-error",
            "how often a call fails with HTTP 500",
            SettingValue.Rate,
            (o, value) => o.Faults.ServerError = value),
        SettingOption.Create<double>(
            "--drop-before",
            "how often the connection is closed before the work is done",
            SettingValue.Rate,
            (o, value) => o.Faults.DropBefore = value),
        SettingOption.Create<double>(
            "--drop-after",
            "how often the connection is closed after the work is done",
            SettingValue.Rate,
            (o, value) => o.Faults.DropAfter = value),
        SettingOption.Create<TimeSpan>(
            "--visibility-delay",
            "the longest time for which a new entity is not visible",
            SettingValue.Time,
            (o, value) => o.Faults.VisibilityDelay = value),
        SettingOption.Create<double>(
            "--unmodifiable",
            "how often an entity is temporarily unmodifiable",
            SettingValue.Rate,
            (o, value) => o.Faults.TemporarilyUnmodifiable = value),
    ];
}
