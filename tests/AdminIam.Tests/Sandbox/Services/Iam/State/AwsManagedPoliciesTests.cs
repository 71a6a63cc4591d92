namespace AdminIam.Tests.Sandbox.Services.Iam.State;

public sealed class AwsManagedPoliciesTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_job_functions_exist_with_their_paths()
    {
        var list = await _sandbox.Root.OkAsync(
            "ListPolicies", ("Scope", "AWS"), ("PathPrefix", "/job-function/"), ("MaxItems", "1000"));
        Assert.Equal(
            [
                "Billing", "DatabaseAdministrator", "DataScientist", "NetworkAdministrator", "SupportUser",
                "SystemAdministrator", "ViewOnlyAccess",
            ],
            list.All("PolicyName"));
        var all = await _sandbox.Root.OkAsync("ListPolicies", ("Scope", "AWS"), ("MaxItems", "1000"));
        foreach (var arn in all.All("Arn"))
        {
            var policy = await _sandbox.Root.OkAsync("GetPolicy", ("PolicyArn", arn));
            var version = await _sandbox.Root.OkAsync(
                "GetPolicyVersion", ("PolicyArn", arn), ("VersionId", policy["DefaultVersionId"]));
            // The documents of AWS pass the check for customer documents.
            if (version["Document"].Length < 6000)
            {
                await _sandbox.Root.OkAsync(
                    "CreatePolicy", ("PolicyName", "copy-of-" + policy["PolicyName"]),
                    ("PolicyDocument", Uri.UnescapeDataString(version["Document"])));
            }
        }

        Assert.Equal(
            "AccessDenied",
            (await _sandbox.Root.CallAsync("DeletePolicy", ("PolicyArn", RunningSandbox.AdministratorAccess))).Code);
    }
}
