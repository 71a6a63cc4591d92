using System.Text.Json;
using System.Text.Json.Nodes;
using AdminIam.Tests.Sandbox.Services.SsoAdmin;

namespace AdminIam.Tests.Sandbox.Tours;

internal sealed partial class CenterTour
{
    private const string Quota = "ServiceQuotaExceededException";
    private static readonly string[] TeamKey = ["Team"];

    private string NoSet => $"{center.InstanceArn.Replace(":instance/", ":permissionSet/")}/ps-0000000000000000";

    // A call to SSO Admin, without the instance's ARN.
    private Task<JsonElement> Admin(string expected, string operation, object? input = null)
    {
        var full = JsonSerializer.SerializeToNode(input ?? new object())!.AsObject();
        full.TryAdd("InstanceArn", JsonValue.Create(center.InstanceArn));
        return StepAsync(center.Client, JsonModelShapes.SsoAdmin, expected, operation, full);
    }

    private async Task InstanceAsync()
    {
        var none = new { InstanceArn = "arn:aws:sso:::instance/ssoins-0000000000000000" };
        await Admin("", "ListInstances");
        await Admin("", "UpdateInstance", new { Name = "people" });
        await Admin(NotFound, "UpdateInstance", none);
        await Admin("", "DescribeInstance");
        await Admin("", "ListRegions");
        await Admin("", "DescribeRegion", new { RegionName = "us-east-1" });
        await Admin(NotFound, "DescribeRegion", new { RegionName = "eu-west-1" });
        await Admin(NotFound, "ListPermissionSets", none);
        await Admin(NotFound, "CreatePermissionSet", new { none.InstanceArn, Name = "None" });
        await Admin(NotFound, "ListAccountAssignmentCreationStatus", none);
        await Admin(NotFound, "ListAccountAssignmentDeletionStatus", none);
        await Admin(NotFound, "ListPermissionSetProvisioningStatus", none);
        await Admin(
            NotFound,
            "ListPermissionSetsProvisionedToAccount",
            new { none.InstanceArn, AccountId = TestOrganization.Prod });
        await Admin(
            NotFound,
            "ListAccountAssignmentsForPrincipal",
            new { none.InstanceArn, PrincipalId = Nobody, PrincipalType = "USER" });
    }

    private async Task SetsAsync()
    {
        var tags = Enumerable.Range(0, 51).Select(i => new { Key = $"k{i}", Value = "" }).ToArray();
        var set = (await Admin("", "CreatePermissionSet", new { Name = "Tour", Description = "All" }))
            .GetProperty("PermissionSet").Text("PermissionSetArn");
        await Admin(Conflict, "CreatePermissionSet", new { Name = "TOUR" });
        await Admin(Quota, "CreatePermissionSet", new { Name = "Tagged", Tags = tags });
        var named = new { PermissionSetArn = set };
        var none = new { PermissionSetArn = NoSet };
        await Admin("", "ListPermissionSets");
        await Admin("", "UpdatePermissionSet", new { named.PermissionSetArn, SessionDuration = "PT2H" });
        await Admin(NotFound, "UpdatePermissionSet", none);
        await Admin("", "DescribePermissionSet", named);
        await Admin(NotFound, "DescribePermissionSet", none);
        await Admin("", "DeletePermissionSet", named);
        await Admin(NotFound, "DeletePermissionSet", none);
    }

    private async Task PoliciesAsync()
    {
        var set = await center.CreateSetAsync("Policies");
        var managed = new { PermissionSetArn = set, ManagedPolicyArn = TestCenter.AdministratorAccess };
        await Admin("", "AttachManagedPolicyToPermissionSet", managed);
        await Admin(Conflict, "AttachManagedPolicyToPermissionSet", managed);
        await Admin(
            NotFound, "AttachManagedPolicyToPermissionSet", new { PermissionSetArn = NoSet, managed.ManagedPolicyArn });
        object Customer(string name) => new
        {
            PermissionSetArn = set, CustomerManagedPolicyReference = new { Name = name, Path = "/t/" },
        };
        for (var i = 0; i < 19; i++)
            await Admin("", "AttachCustomerManagedPolicyReferenceToPermissionSet", Customer($"p{i}"));
        await Admin(Conflict, "AttachCustomerManagedPolicyReferenceToPermissionSet", Customer("p0"));
        await Admin(Quota, "AttachCustomerManagedPolicyReferenceToPermissionSet", Customer("p19"));
        await Admin(
            Quota,
            "AttachManagedPolicyToPermissionSet",
            new { PermissionSetArn = set, ManagedPolicyArn = "arn:aws:iam::aws:policy/IAMFullAccess" });
        var none = new { PermissionSetArn = NoSet };
        await Admin(
            NotFound,
            "AttachCustomerManagedPolicyReferenceToPermissionSet",
            new { none.PermissionSetArn, CustomerManagedPolicyReference = new { Name = "p0" } });
        await Admin("", "ListManagedPoliciesInPermissionSet", new { PermissionSetArn = set });
        await Admin(NotFound, "ListManagedPoliciesInPermissionSet", none);
        await Admin("", "ListCustomerManagedPolicyReferencesInPermissionSet", new { PermissionSetArn = set });
        await Admin(NotFound, "ListCustomerManagedPolicyReferencesInPermissionSet", none);
        await Admin("", "DetachManagedPolicyFromPermissionSet", managed);
        await Admin(NotFound, "DetachManagedPolicyFromPermissionSet", managed);
        await Admin("", "DetachCustomerManagedPolicyReferenceFromPermissionSet", Customer("p0"));
        await Admin(NotFound, "DetachCustomerManagedPolicyReferenceFromPermissionSet", Customer("p0"));
    }

    private async Task BoundaryAsync()
    {
        var named = new { PermissionSetArn = await center.CreateSetAsync("Boundary") };
        var none = new { PermissionSetArn = NoSet };
        object Inline(string resource) => new
        {
            named.PermissionSetArn,
            InlinePolicy = RunningSandbox.Policy($"'Effect':'Allow','Action':'s3:*','Resource':'{resource}'"),
        };
        await Admin("", "PutInlinePolicyToPermissionSet", Inline("*"));
        await Admin(Quota, "PutInlinePolicyToPermissionSet", Inline("arn:aws:s3:::" + new string('a', 10_240)));
        await Admin(NotFound, "PutInlinePolicyToPermissionSet", new { none.PermissionSetArn, InlinePolicy = "{}" });
        await Admin("", "GetInlinePolicyForPermissionSet", named);
        await Admin(NotFound, "GetInlinePolicyForPermissionSet", none);
        await Admin("", "DeleteInlinePolicyFromPermissionSet", named);
        await Admin(NotFound, "DeleteInlinePolicyFromPermissionSet", named);
        var boundary = new { ManagedPolicyArn = TestCenter.AdministratorAccess };
        await Admin(
            "",
            "PutPermissionsBoundaryToPermissionSet",
            new { named.PermissionSetArn, PermissionsBoundary = boundary });
        await Admin(
            NotFound,
            "PutPermissionsBoundaryToPermissionSet",
            new { none.PermissionSetArn, PermissionsBoundary = boundary });
        await Admin("", "GetPermissionsBoundaryForPermissionSet", named);
        await Admin("", "DeletePermissionsBoundaryFromPermissionSet", named);
        await Admin(NotFound, "GetPermissionsBoundaryForPermissionSet", named);
        await Admin(NotFound, "DeletePermissionsBoundaryFromPermissionSet", named);
    }

    private async Task TagsAsync()
    {
        var set = await center.CreateSetAsync("Tags");
        object Tags(string arn, int count) => new
        {
            ResourceArn = arn,
            Tags = Enumerable.Range(0, count).Select(i => new { Key = $"k{i}", Value = "" }).ToArray(),
        };
        await Admin("", "TagResource", Tags(set, 2));
        await Admin(Quota, "TagResource", Tags(set, 51));
        await Admin(NotFound, "TagResource", Tags(NoSet, 1));
        await Admin("", "ListTagsForResource", new { ResourceArn = set });
        await Admin(NotFound, "ListTagsForResource", new { ResourceArn = NoSet });
        await Admin("", "UntagResource", new { ResourceArn = set, TagKeys = TeamKey });
        await Admin(NotFound, "UntagResource", new { ResourceArn = NoSet, TagKeys = TeamKey });
    }

    private async Task AssignmentsAsync()
    {
        var set = await center.CreateSetAsync("Assignments");
        var user = await center.Store.CreateUserAsync("assigned");
        object Assignment(string arn, string account) => new
        {
            PermissionSetArn = arn, TargetId = account, TargetType = "AWS_ACCOUNT", PrincipalType = "USER",
            PrincipalId = user,
        };
        var request = (await Admin("", "CreateAccountAssignment", Assignment(set, TestOrganization.Prod)))
            .GetProperty("AccountAssignmentCreationStatus").Text("RequestId");
        await Admin(Conflict, "CreateAccountAssignment", Assignment(set, TestOrganization.Prod));
        await Admin(NotFound, "CreateAccountAssignment", Assignment(NoSet, TestOrganization.Prod));
        center.Complete();
        await Creation("", request);
        await Creation(NotFound, Nobody);
        await Admin("", "ListAccountAssignmentCreationStatus");
        await Admin(Conflict, "DeletePermissionSet", new { PermissionSetArn = set });
        await Admin(
            "", "ListAccountAssignments", new { PermissionSetArn = set, AccountId = TestOrganization.Prod });
        await Admin(
            NotFound, "ListAccountAssignments", new { PermissionSetArn = NoSet, AccountId = TestOrganization.Prod });
        await Admin(
            "", "ListAccountAssignmentsForPrincipal", new { PrincipalId = user, PrincipalType = "USER" });
        request = (await Admin("", "DeleteAccountAssignment", Assignment(set, TestOrganization.Prod)))
            .GetProperty("AccountAssignmentDeletionStatus").Text("RequestId");
        await Admin(Conflict, "DeleteAccountAssignment", Assignment(set, TestOrganization.Prod));
        await Admin(NotFound, "DeleteAccountAssignment", Assignment(set, "000000000000"));
        center.Complete();
        await Deletion("", request);
        await Deletion(NotFound, Nobody);
        await Admin("", "ListAccountAssignmentDeletionStatus");
    }

    private Task Creation(string expected, string request) => Admin(
        expected,
        "DescribeAccountAssignmentCreationStatus",
        new { AccountAssignmentCreationRequestId = request });

    private Task Deletion(string expected, string request) => Admin(
        expected,
        "DescribeAccountAssignmentDeletionStatus",
        new { AccountAssignmentDeletionRequestId = request });

    private async Task ProvisioningAsync()
    {
        var set = await center.CreateSetAsync("Provisioning");
        await center.AssignAsync(set, TestOrganization.Prod, await center.Store.CreateUserAsync("provisioned"));
        center.Complete();
        object All(string arn) => new { PermissionSetArn = arn, TargetType = "ALL_PROVISIONED_ACCOUNTS" };
        var request = (await Admin("", "ProvisionPermissionSet", All(set)))
            .GetProperty("PermissionSetProvisioningStatus").Text("RequestId");
        await Admin(Conflict, "ProvisionPermissionSet", All(set));
        await Admin(NotFound, "ProvisionPermissionSet", All(NoSet));
        center.Complete();
        await Admin(
            "", "DescribePermissionSetProvisioningStatus", new { ProvisionPermissionSetRequestId = request });
        await Admin(
            NotFound, "DescribePermissionSetProvisioningStatus", new { ProvisionPermissionSetRequestId = Nobody });
        await Admin("", "ListPermissionSetProvisioningStatus");
        await Admin("", "ListAccountsForProvisionedPermissionSet", new { PermissionSetArn = set });
        await Admin(NotFound, "ListAccountsForProvisionedPermissionSet", new { PermissionSetArn = NoSet });
        await Admin("", "ListPermissionSetsProvisionedToAccount", new { AccountId = TestOrganization.Prod });
    }
}
