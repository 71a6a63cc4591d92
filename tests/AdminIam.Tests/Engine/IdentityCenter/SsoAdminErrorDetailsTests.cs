using AdminIam.Engine.IdentityCenter;
using Amazon.SSOAdmin.Model;

namespace AdminIam.Tests.Engine.IdentityCenter;

public sealed class SsoAdminErrorDetailsTests
{
    [Theory]
    [InlineData("An earlier write has not reached this host yet. Please try again.", "Busy")]
    [InlineData("PermissionSet with name Admin already exists.", "Final")]
    [InlineData("Could not delete because PermissionSet has ApplicationProfile associated with it", "Final")]
    public void Only_a_conflict_with_an_earlier_write_is_worth_a_retry(string message, string failure) => Assert.Equal(
        failure, new SsoAdminErrorDetails().Classify(new ConflictException(message)).ToString());

    [Fact]
    public void The_reason_of_the_KMS_key_is_stated() => Assert.Equal(
        "KMS_DisabledException",
        new SsoAdminErrorDetails().Reason(new ValidationException("no") { Reason = "KMS_DisabledException" }));
}
