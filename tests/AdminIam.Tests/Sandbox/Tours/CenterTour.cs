using System.Text.Json;
using AdminIam.Tests.Sandbox.Services.SsoAdmin;

namespace AdminIam.Tests.Sandbox.Tours;

/// <summary>
/// Calls every operation of Organizations, the Identity Store and SSO Admin successfully and with each of its errors,
/// and records the error codes, which are listed in docs/sandbox.md.
/// </summary>
internal sealed partial class CenterTour(TestCenter center) : IDisposable
{
    private static readonly string Nobody = "00000000-0000-4000-8000-000000000000";
    private readonly RunningSandbox _alone = new();

    /// <summary>The error codes by operation. An operation without errors has an empty set.</summary>
    public Dictionary<JsonModelShapes, SortedDictionary<string, SortedSet<string>>> Codes { get; } = new()
    {
        [JsonModelShapes.Organizations] = new(StringComparer.Ordinal),
        [JsonModelShapes.IdentityStore] = new(StringComparer.Ordinal),
        [JsonModelShapes.SsoAdmin] = new(StringComparer.Ordinal),
    };

    /// <summary>Answers that do not match the model, and steps with unexpected results.</summary>
    public List<string> Mistakes { get; } = [];

    public void Dispose()
    {
        _alone.Dispose();
        center.Dispose();
    }

    public async Task RunAsync()
    {
        await OrganizationAsync();
        await UsersAsync();
        await GroupsAsync();
        await MembershipsAsync();
        await InstanceAsync();
        await SetsAsync();
        await PoliciesAsync();
        await BoundaryAsync();
        await TagsAsync();
        await AssignmentsAsync();
        await ProvisioningAsync();
    }

    private async Task<JsonElement> StepAsync(
        JsonServiceClient client, JsonModelShapes model, string expected, string operation, object input)
    {
        var (status, body) = await client.CallAsync(operation, input);
        var code = status == 200 ? "" : body.Text("__type");
        if (!Codes[model].TryGetValue(operation, out var codes))
            Codes[model][operation] = codes = new SortedSet<string>(StringComparer.Ordinal);
        if (code.Length > 0)
            codes.Add(code);
        if (code != expected)
            Mistakes.Add($"{operation} answered {body}, not '{expected}'");
        else if (status == 200)
            Mistakes.AddRange(model.Mistakes(operation, body));
        return body;
    }

    private async Task OrganizationAsync()
    {
        var client = JsonServiceClient.Organizations(center.Sandbox);
        Task<JsonElement> Step(string expected, string operation, object? input = null) =>
            StepAsync(client, JsonModelShapes.Organizations, expected, operation, input ?? new object());

        var root = (await Step("", "ListRoots")).GetProperty("Roots")[0].Text("Id");
        var unit = (await Step("", "ListOrganizationalUnitsForParent", new { ParentId = root }))
            .GetProperty("OrganizationalUnits")[0].Text("Id");
        var prod = new { AccountId = TestOrganization.Prod };
        var service = new { ServicePrincipal = "iam.amazonaws.com" };
        var administrator = new { AccountId = TestOrganization.Test, service.ServicePrincipal };
        var inputs = new Dictionary<string, object>
        {
            ["DescribeOrganization"] = new { },
            ["DescribeAccount"] = prod,
            ["ListAccounts"] = new { },
            ["ListRoots"] = new { },
            ["ListAccountsForParent"] = new { ParentId = unit },
            ["ListChildren"] = new { ParentId = root, ChildType = "ACCOUNT" },
            ["ListParents"] = new { ChildId = TestOrganization.Prod },
            ["ListOrganizationalUnitsForParent"] = new { ParentId = root },
            ["DescribeOrganizationalUnit"] = new { OrganizationalUnitId = unit },
            ["EnableAWSServiceAccess"] = service,
            ["ListAWSServiceAccessForOrganization"] = new { },
            ["RegisterDelegatedAdministrator"] = administrator,
            ["ListDelegatedAdministrators"] = service,
            ["ListDelegatedServicesForAccount"] = new { administrator.AccountId },
            ["ListTagsForResource"] = new { ResourceId = TestOrganization.Prod },
            ["DeregisterDelegatedAdministrator"] = administrator,
            ["DisableAWSServiceAccess"] = service,
            ["ListPolicies"] = new { Filter = "SERVICE_CONTROL_POLICY" },
            ["DescribePolicy"] = new { PolicyId = TestControlPolicy.FullAccess },
            ["ListTargetsForPolicy"] = new { PolicyId = TestControlPolicy.FullAccess },
            ["ListPoliciesForTarget"] = new { TargetId = root, Filter = "SERVICE_CONTROL_POLICY" },
            ["CreatePolicy"] = TestControlPolicy.Input("DenyAll", Deny),
        };
        var alone = JsonServiceClient.Organizations(_alone);
        foreach (var (operation, input) in inputs)
        {
            await Step("", operation, input);
            await StepAsync(
                alone, JsonModelShapes.Organizations, "AWSOrganizationsNotInUseException", operation, input);
        }

        var nowhere = new { ParentId = "r-none" };
        await Step("AccountNotFoundException", "DescribeAccount", new { AccountId = "000000000000" });
        await Step("ParentNotFoundException", "ListAccountsForParent", nowhere);
        await Step("ParentNotFoundException", "ListOrganizationalUnitsForParent", nowhere);
        await Step("ParentNotFoundException", "ListChildren", new { nowhere.ParentId, ChildType = "ACCOUNT" });
        await Step("TargetNotFoundException", "ListTagsForResource", new { ResourceId = "000000000000" });
        await Step("ChildNotFoundException", "ListParents", new { ChildId = "000000000000" });
        await Step(
            "OrganizationalUnitNotFoundException",
            "DescribeOrganizationalUnit",
            new { OrganizationalUnitId = "ou-none-12345678" });
        await Step("InvalidInputException", "EnableAWSServiceAccess", new { ServicePrincipal = "iam" });
        await Step("", "RegisterDelegatedAdministrator", administrator);
        await Step("AccountAlreadyRegisteredException", "RegisterDelegatedAdministrator", administrator);
        await Step(
            "AccountNotFoundException",
            "RegisterDelegatedAdministrator",
            new { AccountId = "000000000000", service.ServicePrincipal });
        await Step(
            "ConstraintViolationException",
            "RegisterDelegatedAdministrator",
            new { AccountId = RunningSandbox.AccountId, service.ServicePrincipal });
        await Step(
            "InvalidInputException",
            "RegisterDelegatedAdministrator",
            new { AccountId = TestOrganization.Prod, ServicePrincipal = "iam" });
        await Step("InvalidInputException", "DisableAWSServiceAccess", new { ServicePrincipal = "iam" });
        await Step("AccountNotRegisteredException", "DeregisterDelegatedAdministrator", new
        {
            AccountId = TestOrganization.Prod, service.ServicePrincipal,
        });
        await Step("AccountNotRegisteredException", "ListDelegatedServicesForAccount", prod);
        await Step(
            "AccountNotFoundException", "ListDelegatedServicesForAccount", new { AccountId = "000000000000" });
        await Step(
            "AccountNotFoundException",
            "DeregisterDelegatedAdministrator",
            new { AccountId = "000000000000", service.ServicePrincipal });
        await Step("InvalidInputException", "DeregisterDelegatedAdministrator", new
        {
            AccountId = TestOrganization.Prod, ServicePrincipal = "iam",
        });
        await ControlPoliciesAsync(Step, alone);
    }
}
