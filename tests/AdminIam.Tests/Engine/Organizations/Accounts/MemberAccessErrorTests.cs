using System.Net;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Organizations.Accounts;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace AdminIam.Tests.Engine.Organizations.Accounts;

public sealed class MemberAccessErrorTests
{
    private const string Arn = "arn:aws:iam::111122223333:role/OrganizationAccountAccessRole";
    private const string Caller = "arn:aws:iam::123456789012:user/alice";
    private const string Refused = $"User: {Caller} is not authorized to perform: sts:AssumeRole on resource: {Arn}";
    private static readonly OrganizationAccount Prod = new()
    {
        Id = "111122223333", Name = "Prod", State = "ACTIVE", JoinedMethod = "CREATED",
        Arn = "arn:aws:organizations::123456789012:account/o-example/111122223333",
    };

    [Theory]
    [InlineData(" because no identity-based policy allows the sts:AssumeRole action", "AssumeRoleNotAllowed")]
    [InlineData(" with an explicit deny in a service control policy", "AssumeRoleNotAllowed")]
    [InlineData(" because no permissions boundary allows the sts:AssumeRole action", "AssumeRoleNotAllowed")]
    [InlineData("", "AccountRoleDenied")]
    public void The_reason_that_AWS_states_is_used(string reason, string errorId)
    {
        var failure = Explain(Prod, Refused + reason);

        Assert.Equal((errorId, "111122223333"), (failure.ErrorId, failure.Target));
        Assert.Contains("'Prod' (111122223333)", failure.Message);
        Assert.Contains(Refused + reason, failure.Message);
    }

    [Fact]
    public void What_Organizations_states_is_used()
    {
        Assert.Equal("AccountRoleNotFound", Explain(Prod with { JoinedMethod = "INVITED" }, Refused).ErrorId);
        Assert.Equal(
            "AccountRoleDenied",
            Explain(Prod with { JoinedMethod = "INVITED" }, Refused, new MemberRole("Other")).ErrorId);
        var management = Prod with
        {
            Arn = "arn:aws:organizations::111122223333:account/o-example/111122223333",
        };
        Assert.Contains("is the management account", Explain(management, Refused).Message);
        Assert.DoesNotContain("could not be read", Explain(Prod, Refused).Advice);
        Assert.Contains("could not be read", Explain(new OrganizationAccount { Id = Prod.Id }, Refused).Advice);
    }

    [Fact]
    public void The_external_ID_is_a_part_of_the_advice()
    {
        Assert.Contains("(-ExternalId)", Explain(Prod, Refused).Advice);
        Assert.Contains(
            "the external ID is the one", Explain(Prod, Refused, new MemberRole { ExternalId = "1" }).Advice);
    }

    [Fact]
    public void Other_errors_keep_their_ID_and_name_the_account()
    {
        var failure = Explain(Prod, "The security token is expired", code: "ExpiredToken");

        Assert.Equal(("ExpiredCredentials", ErrorKind.Authentication), (failure.ErrorId, failure.Kind));
        Assert.Contains("'Prod'", failure.Message);
    }

    [Fact]
    public void The_root_user_is_told_so() => Assert.Equal(
        "RootCannotAssumeRole",
        Explain(Prod, "Roles may not be assumed by root accounts.", arn: "arn:aws:iam::123456789012:root").ErrorId);

    private static AdminException Explain(
        OrganizationAccount account, string message, MemberRole? role = null, string code = "AccessDenied",
        string arn = Caller) => new MemberAccessError(
        new CallerIdentity("123456789012", arn, "AID"), role ?? new MemberRole(), account, Arn).Explain(
        new AmazonSecurityTokenServiceException(
            message, ErrorType.Sender, code, "request", HttpStatusCode.Forbidden));
}
