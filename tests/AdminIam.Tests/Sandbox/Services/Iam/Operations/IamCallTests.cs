namespace AdminIam.Tests.Sandbox.Services.Iam.Operations;

/// <summary>The names and ARNs of resources in calls.</summary>
public sealed class IamCallTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("GetPolicy", "PolicyArn")]
    [InlineData("GetOpenIDConnectProvider", "OpenIDConnectProviderArn")]
    [InlineData("GetSAMLProvider", "SAMLProviderArn")]
    public async Task A_text_that_is_not_an_arn_and_the_arn_of_another_kind_are_refused(string action, string member)
    {
        foreach (var text in new[] { "this-is-not-an-arn-at-all", "arn:aws:iam::123456789", "x:aws:iam::1:policy/x" })
        {
            Assert.Equal(
                "400 ValidationError: Invalid ARN:  Could not be parsed!",
                (await _sandbox.Root.CallAsync(action, (member, text))).Error);
        }

        foreach (var arn in new[] { "arn:aws:iam::123456789012:user/x", "arn:aws:s3:::policy/of-a-bucket" })
        {
            Assert.Equal(
                $"400 InvalidInput: ARN {arn} is not valid.",
                (await _sandbox.Root.CallAsync(action, (member, arn))).Error);
        }
    }

    [Theory]
    [InlineData("GetUser", "UserName", "The user with name none cannot be found.")]
    [InlineData("GetGroup", "GroupName", "The group with name none cannot be found.")]
    [InlineData("GetRole", "RoleName", "The role with name none cannot be found.")]
    [InlineData(
        "GetServerCertificate", "ServerCertificateName", "The Server Certificate with name none cannot be found.")]
    public async Task A_name_that_no_resource_has_is_not_found(string action, string member, string message) =>
        Assert.Equal("404 NoSuchEntity: " + message, (await _sandbox.Root.CallAsync(action, (member, "none"))).Error);
}
