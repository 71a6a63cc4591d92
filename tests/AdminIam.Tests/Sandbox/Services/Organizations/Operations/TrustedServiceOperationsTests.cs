namespace AdminIam.Tests.Sandbox.Services.Organizations.Operations;

public sealed class TrustedServiceOperationsTests : IDisposable
{
    private const string Service = "iam.amazonaws.com";
    private readonly RunningSandbox _sandbox = new(TestOrganization.Options());

    private JsonServiceClient Client => JsonServiceClient.Organizations(_sandbox);

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Services_get_trusted_access()
    {
        await Client.OkAsync("EnableAWSServiceAccess", new { ServicePrincipal = Service });
        await Client.OkAsync("EnableAWSServiceAccess", new { ServicePrincipal = Service });
        Assert.Equal(
            [Service, "sso.amazonaws.com"],
            (await Client.OkAsync("ListAWSServiceAccessForOrganization"))
                .Texts("EnabledServicePrincipals", "ServicePrincipal"));
        Assert.Equal(
            "400 InvalidInputException (UNRECOGNIZED_SERVICE_PRINCIPAL): "
            + "You specified an unrecognized service principal.",
            await Client.ErrorAsync("EnableAWSServiceAccess", new { ServicePrincipal = "iam" }));
    }

    [Fact]
    public async Task A_member_account_is_registered_once_as_administrator()
    {
        await RegisterAsync(TestOrganization.Test);
        Assert.Equal(
            ["Test"], (await Client.OkAsync("ListDelegatedAdministrators")).Texts("DelegatedAdministrators", "Name"));
        Assert.Equal(
            [Service],
            (await Client.OkAsync("ListDelegatedServicesForAccount", new { AccountId = TestOrganization.Test }))
                .Texts("DelegatedServices", "ServicePrincipal"));
        Assert.StartsWith(
            "400 AccountNotRegisteredException: ",
            await Client.ErrorAsync("ListDelegatedServicesForAccount", new { AccountId = TestOrganization.Prod }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 AccountAlreadyRegisteredException: ",
            await Client.ErrorAsync("RegisterDelegatedAdministrator", Of(TestOrganization.Test)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "400 ConstraintViolationException (CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR): ",
            await Client.ErrorAsync("RegisterDelegatedAdministrator", Of(RunningSandbox.AccountId)),
            StringComparison.Ordinal);
    }

    private static object Of(string account) => new { AccountId = account, ServicePrincipal = Service };

    private Task RegisterAsync(string account) => Client.OkAsync("RegisterDelegatedAdministrator", Of(account));
}
