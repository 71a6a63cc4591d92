using AdminIam.Engine.Aws.Errors;
using AdminIam.Engine.Aws.Services;
using AdminIam.Engine.IdentityCenter;
using Amazon.IdentityStore.Model;
using Amazon.Runtime;

namespace AdminIam.Tests.Engine.IdentityCenter;

public sealed class IdentityStoreErrorDetailsTests
{
    private readonly IdentityStoreErrorDetails _details = new();

    [Theory]
    [InlineData("CONCURRENT_MODIFICATION", "Busy")]
    [InlineData("UNIQUENESS_CONSTRAINT_VIOLATION", "Final")]
    public void Only_a_conflict_with_another_change_is_worth_a_retry(string reason, string failure) => Assert.Equal(
        failure, _details.Classify(Failed(new ConflictException("conflict") { Reason = reason })).ToString());

    [Fact]
    public void A_missing_store_is_not_a_missing_user()
    {
        var store = Failed(new ResourceNotFoundException("missing") { ResourceType = "IDENTITY_STORE" });
        var user = Failed(new ResourceNotFoundException("missing") { ResourceType = "USER" });

        Assert.Equal((false, true), (
            IdentityStoreService.Description.IsMissing(store), IdentityStoreService.Description.IsMissing(user)));
    }

    [Fact]
    public void The_service_says_when_to_try_again() => Assert.Equal(
        TimeSpan.FromSeconds(3),
        _details.RetryAfter(Failed(new ThrottlingException("slow down") { RetryAfterSeconds = 3 })));

    [Fact]
    public async Task The_message_has_the_reason_of_the_KMS_key()
    {
        using var test = await TestCenterRun.StartAsync(
            state => state["identityStore"]!["keyFailure"] = "NotFound");

        var failure = await Assert.ThrowsAnyAsync<AmazonServiceException>(
            () => new IdentityCenterReader(test.Run).EvidenceAsync());

        Assert.Equal(Failure.Final, _details.Classify(failure));
        Assert.Contains("KMS_KEY_NOT_FOUND", AwsErrors.Translate(failure, null).Message);
    }

    private static T Failed<T>(T exception)
        where T : AmazonServiceException
    {
        exception.ErrorCode = typeof(T).Name;
        return exception;
    }
}
