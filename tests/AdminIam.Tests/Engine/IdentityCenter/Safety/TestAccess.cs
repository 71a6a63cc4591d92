using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.IdentityCenter.Safety;

/// <summary>A permission set of a sandbox, which a test assigns without the engine.</summary>
internal sealed class TestAccess
{
    private readonly JsonServiceClient _client;
    private readonly string _instanceArn;

    private TestAccess(JsonServiceClient client, string instanceArn, string setArn)
    {
        _client = client;
        _instanceArn = instanceArn;
        SetArn = setArn;
    }

    public string SetArn { get; }

    public static async Task<TestAccess> CreateAsync(TestCenterRun test, string name = "Admins")
    {
        var client = JsonServiceClient.SsoAdmin(test.Sandbox);
        var instance = test.Run.Session.Instance.InstanceArn;
        var answer = await client.OkAsync("CreatePermissionSet", new { InstanceArn = instance, Name = name });
        return new TestAccess(client, instance, answer.GetProperty("PermissionSet").Text("PermissionSetArn"));
    }

    public async Task AssignAsync(string accountId, string principalId, string principalType)
    {
        var answer = await _client.OkAsync("CreateAccountAssignment", new
        {
            InstanceArn = _instanceArn,
            PermissionSetArn = SetArn,
            TargetId = accountId,
            TargetType = "AWS_ACCOUNT",
            PrincipalId = principalId,
            PrincipalType = principalType,
        });
        var status = answer.GetProperty("AccountAssignmentCreationStatus");
        while (status.Text("Status") == "IN_PROGRESS")
        {
            status = (await _client.OkAsync("DescribeAccountAssignmentCreationStatus", new
            {
                InstanceArn = _instanceArn,
                AccountAssignmentCreationRequestId = status.Text("RequestId"),
            })).GetProperty("AccountAssignmentCreationStatus");
        }

        Assert.Equal("SUCCEEDED", status.Text("Status"));
    }
}
