using System.Globalization;
using AdminIam.Sandbox.Authorization;
using CsCheck;

namespace AdminIam.Tests.Sandbox.Authorization;

public sealed class PolicyDateTests : IDisposable
{
    private readonly RunningSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("2019-07-01T13:20:15Z", true)]
    [InlineData("2016-12-13T21:20:37.593194+00:00", true)]
    [InlineData("2016-12-13t2:00:00.593194+23", true)]
    [InlineData("2016-12-13T21:20-05:00", true)]
    [InlineData("2016-12", true)]
    [InlineData("01T", true)]
    [InlineData("-292275054", true)]
    [InlineData("9223372036854775807", true)]
    [InlineData("234-13", false)]
    [InlineData("2016-12-32", false)]
    [InlineData("2016-12-13t24:00", false)]
    [InlineData("2016-12-13t2:00:00.593194+1", false)]
    [InlineData("2016-12-13t2:00:00.1999999999+10:59", false)]
    [InlineData("9223372036854775808", false)]
    [InlineData("July 1st", false)]
    [InlineData("12/31/2026", false)]
    public async Task A_policy_can_have_a_date_of_ISO_8601_or_seconds(string date, bool isValid)
    {
        var reply = await _sandbox.Root.CallAsync(
            "CreatePolicy", ("PolicyName", "p"), ("PolicyDocument", RunningSandbox.Policy(
            "'Effect':'Allow','Action':'*','Resource':'*',"
                + $"'Condition':{{'DateLessThan':{{'aws:CurrentTime':'{date}'}}}}")));

        Assert.Equal(isValid ? "" : "400 MalformedPolicyDocument: The policy failed legacy parsing",
            reply.Status == 200 ? "" : reply.Error);
    }

    [Theory]
    [InlineData("2026", "1970-01-01T00:33:46Z")]
    [InlineData("2026T", "2026-01-01T00:00:00Z")]
    [InlineData("2026-02", "2026-02-01T00:00:00Z")]
    [InlineData("2026-02-03t04:05+01:30", "2026-02-03T02:35:00Z")]
    [InlineData("2026-02-03T04:05:06.5-01:00", "2026-02-03T05:05:06.5Z")]
    public async Task A_date_means_a_time(string date, string same)
    {
        await _sandbox.CreateUserAsync("alice");
        var reply = await _sandbox.Root.OkAsync(
            "SimulatePrincipalPolicy", ("PolicySourceArn", "arn:aws:iam::123456789012:user/alice"),
            ("ActionNames.member.1", "s3:GetObject"),
            ("PolicyInputList.member.1", RunningSandbox.Policy(
                "'Effect':'Allow','Action':'*','Resource':'*',"
                    + $"'Condition':{{'DateEquals':{{'aws:CurrentTime':'{date}'}}}}")),
            ("ContextEntries.member.1.ContextKeyName", "aws:CurrentTime"),
            ("ContextEntries.member.1.ContextKeyType", "date"),
            ("ContextEntries.member.1.ContextKeyValues.member.1", same));

        Assert.Equal("allowed", reply["EvalDecision"]);
    }

    [Fact]
    public void Every_time_can_be_written_in_both_forms() => Gen.Long[-2_000_000_000, 100_000_000_000].Sample(seconds =>
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var text = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.Equal(time, PolicyDate.Parse(text));
        if (seconds >= 0)
            Assert.Equal(time, PolicyDate.Parse(seconds.ToString(CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void No_text_is_an_error() => Gen.String["0123456789-+:.tTzZ"].Sample(text => _ = PolicyDate.Parse(text));
}
