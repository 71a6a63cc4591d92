using System.Text.Json.Nodes;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Safeguards;

/// <summary>A random account as the state of a sandbox: users with and without passwords, keys of different ages, MFA,
/// locks, boundaries and policies of their own; groups, policies, roles and certificates.</summary>
internal sealed class RandomAccount
{
    public const string Caller = "caller";
    public const string CallerKey = "AKIACALLERCALLER0001";
    public const string CallerSecret = "secret-of-the-caller-in-this-test-only-x";
    private const string Aws = "arn:aws:iam::aws:policy/";
    private const string Own = $"arn:aws:iam::{RunningSandbox.AccountId}:policy/";
    private const string AllowAll = "'Effect':'Allow','Action':'*','Resource':'*'";
    private const string AllowHsm = "'Effect':'Allow','Action':'cloudhsm:*','Resource':'*'";

    private static readonly string[] Groups =
        ["Administrators", "Developers", "Hsm", "Empty", "Powerful", "Shell", "ReadOnlyAccess"];

    private static readonly string[] Policies =
    [
        Aws + "AdministratorAccess", Aws + "ReadOnlyAccess", Aws + "SecurityAudit", Aws + "IAMUserChangePassword",
        Aws + "AWSCloudShellFullAccess", Aws + "AWSSupportAccess", Own + "Everything", Own + "Storage", Own + "Hsm",
    ];

    private readonly Random _random;
    private readonly DateTime _now = DateTime.UtcNow;
    private int _count;

    public RandomAccount(int seed)
    {
        _random = new Random(seed);
        State = new JsonObject
        {
            ["version"] = 1,
            ["accountId"] = RunningSandbox.AccountId,
            ["created"] = DaysAgo(900),
            ["policies"] = new JsonArray(
                Policy("Everything", AllowAll), Policy("Storage", "'Effect':'Allow','Action':'s3:*','Resource':'*'"),
                Policy("Hsm", AllowHsm)),
            ["groups"] = new JsonArray([.. Groups.Where(_ => Chance(0.8)).Select(Group)]),
            ["mfaDevices"] = new JsonArray(),
            ["serverCertificates"] = new JsonArray(
                [.. Enumerable.Range(0, _random.Next(3)).Select(index => Certificate($"site{index}"))]),
            ["roles"] = new JsonArray(),
        };
        if (Chance(0.5))
            State["alias"] = $"alias-{seed}";
        if (Chance(0.5))
        {
            State["passwordPolicy"] = new JsonObject
            {
                ["minimumLength"] = _random.Next(6, 20), ["reusePrevention"] = _random.Next(1, 25),
            };
        }

        var users = new JsonArray(User(Caller));
        for (var i = _random.Next(3, 11); i > 0; i--)
            users.Add(User($"user{i}"));
        State["users"] = users;
        MakeAdministrator(users[0]!.AsObject());
    }

    /// <summary>The content of the state file.</summary>
    public JsonObject State { get; }

    /// <summary>The content of the file with the last uses.</summary>
    public JsonObject Uses { get; } = new() { ["keys"] = new JsonObject(), ["passwords"] = new JsonObject() };

    private static JsonArray List(IEnumerable<string> values) =>
        new([.. values.Select(value => (JsonNode)JsonValue.Create(value)!)]);

    private static JsonNode Policy(string name, string statement) => new JsonObject
    {
        ["name"] = name,
        ["id"] = $"ANPA{name.ToUpperInvariant().PadRight(16, 'X')}",
        ["created"] = "2026-01-02T03:04:05Z",
        ["updated"] = "2026-01-02T03:04:05Z",
        ["versions"] = new JsonArray(new JsonObject
        {
            ["id"] = "v1",
            ["document"] = RunningSandbox.Policy(statement),
            ["created"] = "2026-01-02T03:04:05Z",
        }),
    };

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string DaysAgo(double days) => _now.AddDays(-days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    private string NextId(string prefix) => $"{prefix}RANDOMRANDOM{++_count:0000}";

    private JsonNode Group(string name) => new JsonObject
    {
        ["name"] = name,
        ["id"] = NextId("AGPA"),
        ["created"] = DaysAgo(500),
        ["attachedPolicies"] = List(name switch
        {
            "Administrators" => [Aws + "AdministratorAccess"],
            "Hsm" => Chance(0.5) ? [Own + "Hsm"] : [Own + "Hsm", Aws + "ReadOnlyAccess"],
            "Powerful" => [Own + "Everything"],
            "Shell" => [Aws + "AWSCloudShellFullAccess"],
            _ => Policies.Where(_ => Chance(0.15)),
        }),
        ["inlinePolicies"] = Chance(0.2) ? new JsonObject { ["own"] = RunningSandbox.Policy(AllowHsm) } : [],
    };

    private JsonNode Certificate(string name) => new JsonObject
    {
        ["name"] = name,
        ["id"] = NextId("ASCA"),
        ["created"] = DaysAgo(500),
        ["body"] = "PEM",
        ["expires"] = DaysAgo(_random.Next(-50, 50)),
    };

    private JsonObject User(string name)
    {
        var created = _random.Next(1, 400);
        var user = new JsonObject
        {
            ["name"] = name,
            ["id"] = NextId("AIDA"),
            ["created"] = DaysAgo(created),
            ["groups"] = List(GroupNames().Where(group => group != "Empty" && Chance(0.3))),
            ["attachedPolicies"] = List(Policies.Where(_ => Chance(0.12))),
            ["inlinePolicies"] = Inline(),
            ["accessKeys"] = new JsonArray(
                [
                    .. Enumerable.Range(0, _random.Next(3))
                        .Select(_ => Key(Chance(0.3) ? created : _random.Next(created))),
                ]),
        };
        if (Chance(0.7))
        {
            var set = Chance(0.4) ? created : _random.Next(created);
            user["loginProfile"] = new JsonObject
            {
                ["created"] = DaysAgo(created),
                ["passwordChanged"] = DaysAgo(set),
            };
            if (Chance(0.7))
                Uses["passwords"]![user["id"]!.GetValue<string>()] = DaysAgo(_random.NextDouble() * set);
        }

        if (Chance(0.5))
        {
            State["mfaDevices"]!.AsArray().Add(new JsonObject
            {
                ["name"] = name,
                ["created"] = DaysAgo(created),
                ["enabled"] = DaysAgo(created),
                ["seed"] = "JBSWY3DPEHPK3PXP",
                ["userName"] = name,
            });
        }

        if (Chance(0.1))
            user["permissionsBoundary"] = Own + "Storage";
        return user;
    }

    private IEnumerable<string> GroupNames() =>
        State["groups"]!.AsArray().Select(group => group!["name"]!.GetValue<string>());

    private JsonObject Inline()
    {
        var inline = new JsonObject();
        if (Chance(0.3))
            inline["own"] = RunningSandbox.Policy("'Effect':'Allow','Action':'sqs:*','Resource':'*'");
        if (Chance(0.1))
            inline["other"] = RunningSandbox.Policy(AllowHsm);
        if (Chance(0.15))
        {
            inline["AdminIamLock"] = RunningSandbox.Policy(
                "'Sid':'DenyEverything','Effect':'Deny','Action':'*','Resource':'*'",
                "'Sid':'SessionsIssuedBefore','Effect':'Deny','Action':'*','Resource':'*','Condition':"
                + $"{{'DateLessThan':{{'aws:TokenIssueTime':'{DaysAgo(_random.Next(60))}'}}}}");
        }

        return inline;
    }

    private JsonNode Key(double created)
    {
        var id = NextId("AKIA");
        if (Chance(0.5))
        {
            Uses["keys"]![id] = new JsonObject
            {
                ["time"] = DaysAgo(_random.NextDouble() * created),
                ["region"] = "us-east-1",
                ["service"] = "s3",
            };
        }

        return new JsonObject
        {
            ["id"] = id,
            ["secret"] = "unused",
            ["status"] = Chance(0.8) ? "Active" : "Inactive",
            ["created"] = DaysAgo(created),
        };
    }

    // The caller has a key that works, whatever else it has.
    private void MakeAdministrator(JsonObject caller)
    {
        caller["inlinePolicies"]!.AsObject().Remove("AdminIamLock");
        caller.Remove("permissionsBoundary");
        var attached = caller["attachedPolicies"]!.AsArray();
        if (attached.All(arn => arn!.GetValue<string>() != Aws + "AdministratorAccess"))
            attached.Add(Aws + "AdministratorAccess");
        var keys = caller["accessKeys"]!.AsArray();
        if (keys.Count == 2)
            keys.RemoveAt(0);
        keys.Add(new JsonObject
        {
            ["id"] = CallerKey, ["secret"] = CallerSecret, ["status"] = "Active", ["created"] = DaysAgo(100),
        });
    }
}
