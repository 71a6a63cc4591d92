using System.Globalization;
using System.Text;
using System.Text.Json;
using AdminIam.Build;
using AdminIam.Sandbox.Settings;
using CsvHelper;

namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

public sealed class CredentialReportTextTests
{
    private static readonly (string, string) Alice = ("UserName", "a,lice");

    [Fact]
    public async Task A_row_says_what_credentials_a_user_has()
    {
        var clock = new MovableClock();
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = clock });
        await sandbox.CreateUserAsync("a,lice");
        await sandbox.Root.OkAsync("UpdateAccountPasswordPolicy", ("MaxPasswordAge", "90"));
        await sandbox.Root.OkAsync("CreateLoginProfile", Alice, ("Password", "Correct-Horse1"));
        var key = await sandbox.Root.OkAsync("CreateAccessKey", Alice);
        await sandbox.Client(key["AccessKeyId"], key["SecretAccessKey"]).OkAsync("GetCallerIdentity");
        var second = await sandbox.Root.OkAsync("CreateAccessKey", Alice);
        await sandbox.Root.OkAsync(
            "UpdateAccessKey", Alice, ("AccessKeyId", second["AccessKeyId"]), ("Status", "Inactive"));

        var rows = await ReportAsync(sandbox, clock);

        var alice = rows.Single(row => row["user"] == "a,lice");
        Assert.Equal("arn:aws:iam::123456789012:user/a,lice", alice["arn"]);
        Assert.Equal(
            ("true", "no_information", "false"),
            (alice["password_enabled"], alice["password_last_used"], alice["mfa_active"]));
        var age = Time(alice["password_next_rotation"]) - Time(alice["password_last_changed"]);
        Assert.Equal(TimeSpan.FromDays(90), age);
        Assert.Equal(
            ("true", "sts", "us-east-1"),
            (alice["access_key_1_active"], alice[
                "access_key_1_last_used_service"], alice["access_key_1_last_used_region"]));
        Assert.Equal(
            ("false", "N/A", "false"),
            (alice["access_key_2_active"], alice["access_key_2_last_used_date"], alice["cert_1_active"]));
    }

    [Fact]
    public async Task The_root_user_is_the_first_and_a_user_without_credentials_has_none()
    {
        var clock = new MovableClock();
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = clock });
        await sandbox.CreateUserAsync("bob");

        var rows = await ReportAsync(sandbox, clock);

        Assert.Equal(["<root_account>", "bob"], rows.Select(row => row["user"]));
        Assert.Equal(
            ("true", rows[0]["user_creation_time"], "not_supported"),
            (rows[0]["password_enabled"], rows[0]["password_last_used"], rows[0]["password_last_changed"]));
        Assert.Equal(("false", "false"), (rows[0]["access_key_1_active"], rows[0]["access_key_2_active"]));
        Assert.Equal(
            ("false", "N/A", "false", "N/A"),
            (rows[1]["password_enabled"], rows[1][
                "password_last_used"], rows[1]["access_key_1_active"], rows[1]["access_key_1_last_rotated"]));
    }

    [Fact]
    public async Task The_row_of_the_root_user_has_the_credentials_of_the_state_file()
    {
        using var folder = new TemporaryFolder();
        var state = folder.PathOf("iam.json");
        await File.WriteAllTextAsync(state, JsonSerializer.Serialize(new
        {
            accountId = RunningSandbox.AccountId,
            created = new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc),
            root = new
            {
                hasPassword = false,
                accessKeys = new[]
                {
                    new { id = "AKIAROOTROOTROOTROOT", secret = "s", created = "2021-01-02T00:00:00Z" },
                },
            },
            mfaDevices = new[] { new { name = "key", serialNumber = "GAHT1/key", userName = "<root_account>" } },
        }));
        await File.WriteAllTextAsync(folder.PathOf("iam.last-used.json"), JsonSerializer.Serialize(new
        {
            keys = new Dictionary<string, object>
            {
                ["AKIAROOTROOTROOTROOT"] = new { time = "2022-03-04T05:06:07Z", region = "eu-west-1", service = "s3" },
            },
            passwords = new Dictionary<string, string> { [RunningSandbox.AccountId] = "2023-04-05T06:07:08Z" },
        }));
        var clock = new MovableClock();
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = state, TimeProvider = clock });

        var root = (await ReportAsync(sandbox, clock)).Single();

        Assert.Equal(
            ("false", "2023-04-05T06:07:08+00:00", "true"),
            (root["password_enabled"], root["password_last_used"], root["mfa_active"]));
        Assert.Equal(
            ("true", "2021-01-02T00:00:00+00:00", "2022-03-04T05:06:07+00:00", "eu-west-1", "s3"),
            (root["access_key_1_active"], root["access_key_1_last_rotated"], root["access_key_1_last_used_date"],
                root["access_key_1_last_used_region"], root["access_key_1_last_used_service"]));
        var summary = await sandbox.Root.OkAsync("GetAccountSummary");
        Assert.Equal(
            ("0", "1", "1"),
            (summary.SummaryOf("AccountPasswordPresent"), summary.SummaryOf("AccountAccessKeysPresent"),
                summary.SummaryOf("AccountMFAEnabled")));
    }

    private static DateTime Time(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static async Task<List<Dictionary<string, string>>> ReportAsync(RunningSandbox sandbox, MovableClock clock)
    {
        await sandbox.Root.OkAsync("GenerateCredentialReport");
        clock.Advance(TimeSpan.FromSeconds(2));
        await sandbox.Root.OkAsync("GenerateCredentialReport");
        var text = Encoding.UTF8.GetString(
            Convert.FromBase64String((await sandbox.Root.OkAsync("GetCredentialReport"))["Content"]));
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        return rows;
    }
}
