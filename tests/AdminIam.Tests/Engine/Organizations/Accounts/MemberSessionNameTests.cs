using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Organizations.Accounts;
using CsCheck;

namespace AdminIam.Tests.Engine.Organizations.Accounts;

public sealed class MemberSessionNameTests
{
    [Fact]
    public void Every_caller_has_a_name_that_AWS_accepts() => Gen.String.Sample(name =>
    {
        var user = new CallerIdentity("123456789012", $"arn:aws:iam::123456789012:user/{name}", "AID");
        var role = new CallerIdentity("123456789012", $"arn:aws:sts::123456789012:assumed-role/Setup/{name}", "AID");
        return IsValid(MemberSessionName.Of(user)) && IsValid(MemberSessionName.Of(role));
    });

    private static bool IsValid(string name) =>
        Regex.IsMatch(name, @"\A[A-Za-z0-9_+=,.@-]{2,64}\z") && name.StartsWith("AdminIam", StringComparison.Ordinal);
}
