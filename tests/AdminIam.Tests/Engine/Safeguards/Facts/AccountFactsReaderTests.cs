using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards.Facts;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Engine.IdentityCenter;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Safeguards.Facts;

public sealed class AccountFactsReaderTests
{
    private static readonly FactKinds All = Enum.GetValues<FactKinds>().Aggregate((a, b) => a | b);

    public static TheoryData<string, string[]> Denials => new()
    {
        { "iam:GetAccountSummary", [nameof(AccountFacts.Summary)] },
        { "iam:GetAccountPasswordPolicy", [nameof(AccountFacts.PasswordPolicy)] },
        { "iam:GetCredentialReport", [nameof(AccountFacts.Credentials)] },
        { "iam:GenerateCredentialReport", [nameof(AccountFacts.Credentials)] },
        {
            // Roles state whether there is an instance of IAM Identity Center, and who has its permissions.
            "iam:GetAccountAuthorizationDetails",
            [
                nameof(AccountFacts.Inventory), nameof(AccountFacts.IdentityCenter),
                nameof(AccountFacts.AssignedAdministrators),
            ]
        },
        { "iam:ListAccountAliases", [nameof(AccountFacts.Alias)] },
        { "iam:ListServerCertificates", [nameof(AccountFacts.ServerCertificates)] },
        { "iam:ListVirtualMFADevices", [nameof(AccountFacts.HasVirtualRootMfa)] },
        {
            "iam:ListOrganizationsFeatures",
            [nameof(AccountFacts.OrganizationFeatures), nameof(AccountFacts.DelegatedServices)]
        },
        { "iam:ListSAMLProviders", [nameof(AccountFacts.SamlProviders)] },
    };

    [Fact]
    public async Task Only_the_facts_that_are_needed_are_read()
    {
        using var run = await TestRun.StartAsync();

        var facts = await new AccountFactsReader(run.Iam, FactKinds.Alias | FactKinds.Summary)
            .ReadAsync(new SafeguardThresholds());

        Assert.Equal([nameof(facts.Summary), nameof(facts.Alias)], Known(facts));
        Assert.Equal(
            ["GetAccountSummary", "ListAccountAliases"],
            run.Sandbox.Server.Statistics.CallsByAction.Keys.Where(action => action != "GetCallerIdentity").Order());
    }

    [Theory]
    [MemberData(nameof(Denials))]
    public async Task A_fact_that_may_not_be_read_names_its_action_and_the_others_are_read(
        string action, string[] unknown)
    {
        using var run = await TestRun.StartAsync();
        var caller = await run.AsAsync(
            "auditor", "'Effect':'Allow','Action':'*','Resource':'*'",
            $"'Effect':'Deny','Action':'{action}','Resource':'*'");

        var facts = await new AccountFactsReader(caller, All).ReadAsync(new SafeguardThresholds());

        Assert.Equal(
            unknown,
            Facts(facts).Where(fact => !fact.IsKnown && fact.Name != nameof(facts.OrganizationFeatures)
                || (!fact.IsKnown && action.EndsWith("Features", StringComparison.Ordinal)))
                .Select(fact => fact.Name));
        var reason = Assert.Throws<FactUnavailableException>(() => Read(facts, unknown[0])).Message;
        Assert.Contains(action, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_exists_is_read_without_the_permission_to_generate_one()
    {
        using var run = await TestRun.StartAsync();
        await new AccountFactsReader(run.Iam, FactKinds.Credentials).ReadAsync(new SafeguardThresholds());
        var caller = await run.AsAsync(
            "auditor", "'Effect':'Allow','Action':'iam:GetCredentialReport','Resource':'*'");

        var facts = await new AccountFactsReader(caller, FactKinds.Credentials).ReadAsync(new SafeguardThresholds());

        Assert.True(facts.Credentials.IsKnown);
    }

    [Fact]
    public async Task A_report_that_is_not_completed_in_time_is_unknown_and_the_others_are_read()
    {
        // The time of the sandbox does not pass, so that the report is never complete.
        using var sandbox = new RunningSandbox(new SandboxOptions { TimeProvider = new MovableClock() });
        using var stop = new StopSignal();
        using var session = await TestSession.ConnectAsync(sandbox, stop, new SkippingClock());

        var facts = await new AccountFactsReader(
            new IamRun(session, stop), FactKinds.Credentials | FactKinds.PasswordPolicy)
            .ReadAsync(new SafeguardThresholds());

        Assert.Equal([nameof(facts.PasswordPolicy)], Known(facts));
        var reason = Assert.Throws<FactUnavailableException>(() => facts.Credentials.Value).Message;
        Assert.Contains("did not complete the credential report within 2 minutes", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_instance_of_identity_center_is_not_searched()
    {
        using var test = await TestCenterRun.StartAsync();
        var before = test.Sandbox.Server.Statistics.CallsByPermission["sso:ListInstances"];

        var facts = await new AccountFactsReader(test.Iam, FactKinds.Inventory | FactKinds.IdentityCenter)
            .ReadAsync(new SafeguardThresholds());

        Assert.True(facts.IdentityCenter.IsKnown);
        Assert.Null(facts.IdentityCenter.Value);
        Assert.Equal(before, test.Sandbox.Server.Statistics.CallsByPermission["sso:ListInstances"]);
    }

    private static object? Read(AccountFacts facts, string name)
    {
        var fact = typeof(AccountFacts).GetProperty(name)!.GetValue(facts)!;
        try
        {
            return fact.GetType().GetProperty("Value")!.GetValue(fact);
        }
        catch (System.Reflection.TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    private static IEnumerable<string> Known(AccountFacts facts) =>
        Facts(facts).Where(fact => fact.IsKnown).Select(fact => fact.Name);

    private static IEnumerable<(string Name, bool IsKnown)> Facts(AccountFacts facts) =>
        from property in typeof(AccountFacts).GetProperties()
        where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Fact<>)
        let fact = property.GetValue(facts)!
        select (property.Name, (bool)fact.GetType().GetProperty("IsKnown")!.GetValue(fact)!);
}
