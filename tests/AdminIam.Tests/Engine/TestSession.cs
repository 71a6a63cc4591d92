using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine;

/// <summary>A session as the root user of a sandbox.</summary>
internal static class TestSession
{
    public static Task<IamSession> ConnectAsync(
        RunningSandbox sandbox, StopSignal stop, TimeProvider? time = null) => IamSession.ConnectAsync(
        new SessionOptions
        {
            AccessKey = "sandbox",
            SecretKey = SecretText.Protect("sandbox"),
            EndpointUrl = sandbox.Server.Url,
            Region = "us-east-1",
            Time = time ?? TimeProvider.System,
        },
        stop);
}
