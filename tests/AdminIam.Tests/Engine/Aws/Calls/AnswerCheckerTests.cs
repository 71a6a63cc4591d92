using System.Text.RegularExpressions;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Tests.Clients;
using CsCheck;

namespace AdminIam.Tests.Engine.Aws.Calls;

public sealed class AnswerCheckerTests : IDisposable
{
    private const string Identity =
        "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><GetCallerIdentityResult>"
        + "<Arn>arn:aws:iam::123456789012:user/adm</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>"
        + "</GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>"
        + "</GetCallerIdentityResponse>";

    private const string Refusal =
        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No</Message></Error>"
            + "</ErrorResponse>";

    private static readonly Gen<string> Bodies = Gen.OneOf(
        Gen.String,
        OneOf(
            "", "{}", "[]", "null", "<html/>", "<!DOCTYPE html><html><br></html>", "<a:b/>", "<Error/>",
            "<Error><Code/></Error>"),
        Gen.Int[0, Identity.Length].Select(length => Identity.Substring(0, length)),
        Gen.Int[0, Refusal.Length].Select(length => Refusal.Substring(0, length)),
        // A response with a missing element.
        OneOf("Arn", "UserId", "Account", "GetCallerIdentityResult").Select(
            name => Regex.Replace(Identity, $"<{name}>.*</{name}>", string.Empty)),
        OneOf("GetCallerIdentity", "GetUser").Select(
            name => $"<{name}Response><{name}Result><User/></{name}Result></{name}Response>"));

    private readonly StopSignal _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void Any_response_leads_to_a_session_or_a_specific_error()
    {
        var answer = new Answer(200, Identity);
        using var server = new LoopbackServer(_ => answer);
        Gen.Select(Bodies, OneOf(200, 201, 301, 400, 403, 404, 407, 413, 500, 501)).Sample(
            (body, status) =>
            {
                answer = new Answer(status, body);
                var options = new SessionOptions
                {
                    AccessKey = "AKIAEXAMPLE", SecretKey = SecretText.Protect("example"), Region = "us-east-1",
                    EndpointUrl = new Uri(server.Url),
                };
                try
                {
                    using var session = IamSession.ConnectAsync(options, _stop).GetAwaiter().GetResult();
                    Assert.True(
                        status < 300 && body.Contains("</GetCallerIdentityResult>", StringComparison.Ordinal),
                        $"{status} {body}");
                }
                catch (AdminException e)
                {
                    Assert.Equal(body == Refusal && status >= 300 ? "AccessDenied" : "UnexpectedAnswer", e.ErrorId);
                    if (e.ErrorId == "UnexpectedAnswer")
                        Assert.Contains("GetCallerIdentity", e.Message, StringComparison.Ordinal);
                }
            },
            iter: 300, threads: 1);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
