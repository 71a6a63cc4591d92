using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Assignments;

namespace AdminIam.Tests.Engine.IdentityCenter.Assignments;

public sealed class AssignmentFailureTests
{
    private const string What = "the assignment of 'Admins'";
    private static readonly Assignment Subject = new("111122223333", "arn", Assignment.User, "id");

    [Theory]
    [InlineData("Received a 404 status error: Policy x does not exist or is not attachable.", "Policy x", "Create")]
    [InlineData("Received a 409 status error: Cannot exceed quota for PoliciesPerRole: 10", "Cannot exceed", "quota")]
    [InlineData("Something new", "Something new", "Correct")]
    [InlineData(null, "AWS states no reason", "Correct")]
    public void The_reason_of_AWS_is_stated_without_its_status_code(string? reason, string message, string advice)
    {
        var failure = AssignmentFailure.Of(Result("FAILED", reason), What)!;

        Assert.Equal("AssignmentFailed", failure.ErrorId);
        Assert.Contains($"{What}: {message}", failure.Message);
        Assert.Contains(advice, failure.Advice);
        Assert.DoesNotContain("status error", failure.Message);
    }

    [Fact]
    public void What_is_in_progress_has_not_failed()
    {
        var failure = AssignmentFailure.Of(Result("IN_PROGRESS", null), What)!;

        Assert.Equal(("AssignmentInProgress", ErrorKind.Busy), (failure.ErrorId, failure.Kind));
        Assert.Null(AssignmentFailure.Of(Result("SUCCEEDED", null), What));
    }

    private static AssignmentResult Result(string status, string? reason) =>
        new() { Assignment = Subject, Status = status, FailureReason = reason };
}
