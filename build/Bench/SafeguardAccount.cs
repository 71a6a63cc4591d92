using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdminIam.Build.Bench;

/// <summary>An account for measuring the test of safeguards, as a state file of the sandbox.</summary>
/// <param name="users">The number of users. One in five has a password and most of these have MFA; the others have an
/// access key. Some violate a check.</param>
/// <param name="groups">The number of groups.</param>
/// <param name="policies">The number of customer managed policies.</param>
internal sealed class SafeguardAccount(int users, int groups, int policies)
{
    /// <summary>The number of calls that a test of 5,000 users, 300 groups and 500 policies may take.</summary>
    public const int MaximumCalls = 15;

    private const string AccountId = "123456789012";
    private const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string Trust =
        """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},
        "Action":"sts:AssumeRole"}}
        """;
    // The sandbox refuses members that are null.
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private const string Document =
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""";

    /// <summary>Writes the account, and when its credentials were last used.</summary>
    /// <param name="statePath">The state file.</param>
    public async Task WriteAsync(string statePath)
    {
        await WriteFileAsync(statePath, State());
        await WriteFileAsync(Path.ChangeExtension(statePath, ".last-used.json"), new
        {
            keys = Numbers(users).Where(n => !HasPassword(n)).ToDictionary(
                KeyId, n => new { time = Ago(IsFaulty(n) ? 60 : 1), region = "eu-west-1", service = "s3" }),
            passwords = Numbers(users).Where(HasPassword).ToDictionary(UserId, _ => Ago(1)),
        });
    }

    private static async Task WriteFileAsync(string path, object content)
    {
        await using var stream = File.Create(path);
        await JsonSerializer.SerializeAsync(stream, content, Options);
    }

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);

    private static DateTime Ago(int days) => DateTime.UtcNow.Date.AddDays(-days);

    private static string Id(string prefix, int number) =>
        prefix + number.ToString("D17", CultureInfo.InvariantCulture);

    private static string UserId(int number) => Id("AIDA", number);

    private static string KeyId(int number) => "AKIA" + number.ToString("D16", CultureInfo.InvariantCulture);

    private static bool HasPassword(int user) => user % 5 == 0;

    private static bool IsFaulty(int user) => user % 50 is 0 or 1;

    private static string PolicyArn(int number) => $"arn:aws:iam::{AccountId}:policy/policy{number}";

    private object State() => new
    {
        accountId = AccountId,
        created = Ago(1000),
        users = Numbers(users).Select(User),
        groups = Numbers(groups).Select(n => new
        {
            name = $"group{n}",
            id = Id("AGPA", n),
            created = Ago(900),
            attachedPolicies = new[] { n == 0 ? AdministratorAccess : PolicyArn(n % policies) },
        }),
        policies = Numbers(policies).Select(n => new
        {
            name = $"policy{n}",
            id = Id("ANPA", n),
            created = Ago(900),
            updated = Ago(900),
            versions = new[] { new { id = "v1", document = Document, created = Ago(900) } },
        }),
        roles = new[]
        {
            new
            {
                name = "server",
                id = Id("AROA", 0),
                created = Ago(900),
                assumeRolePolicyDocument = Trust,
            },
        },
        mfaDevices = Numbers(users).Where(n => HasPassword(n) && !IsFaulty(n))
            .Select(n => Device($"user{n}", $"user{n}", null))
            .Append(Device("key-1", "<root_account>", $"arn:aws:iam::{AccountId}:u2f/root-account/key-1")),
        serverCertificates = new[] { new { name = "web", id = Id("ASCA", 0), expires = Ago(-100) } },
        samlProviders = new[] { new { name = "idp", id = "idp", metadata = "metadata", validUntil = Ago(-100) } },
    };

    private object User(int number) => new
    {
        name = $"user{number}",
        id = UserId(number),
        created = Ago(300),
        groups = new[] { $"group{number % groups}" },
        loginProfile = HasPassword(number) ? new { created = Ago(300), passwordChanged = Ago(60) } : null,
        accessKeys = HasPassword(number)
            ? []
            : new[] { new { id = KeyId(number), secret = "secret", created = Ago(IsFaulty(number) ? 100 : 30) } },
    };

    private static object Device(string name, string userName, string? serialNumber) => new
    {
        name,
        userName,
        serialNumber,
        seed = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        enabled = Ago(300),
    };
}
