using System.Globalization;
using AdminIam.Build.Requests;

namespace AdminIam.Build.Bench;

/// <summary>
/// Measures signed calls to a sandbox in another process: calls a second, and the processor time that the sandbox uses
/// for a call, which depends less on what else the computer does.
/// </summary>
internal sealed class CallBenchmark(TextWriter output)
{
    private const int Users = 1000;
    private const int Reports = 10;
    private const string Version = "Version=2010-05-08";
    private const string StsVersion = "Version=2011-06-15";

    /// <summary>
    /// Measures a call that reads and one that creates, each by the root identity and by a user whose policies are
    /// evaluated, and calls by a session of the user.
    /// </summary>
    /// <param name="calls">The number of calls of each kind.</param>
    /// <param name="connections">The number of concurrent calls.</param>
    /// <param name="statePath">The sandbox's state file; null keeps the account in memory.</param>
    public async Task MeasureSpeedAsync(int calls, int connections, string? statePath)
    {
        output.WriteLine($"{calls} signed calls of each kind, {connections} connections, sandbox in another process");
        output.WriteLine("call         caller    calls/s  sandbox µs/call  sandbox MB");
        using var sandbox = await SandboxProcess.StartAsync(latencyMilliseconds: 0, (2 * calls) + 1, statePath);
        using LoadGenerator generator = new(sandbox.Url.Port, connections);
        var root = RequestSigner.OfRoot(sandbox.Url, "iam");
        var (user, session) = CreateAdministrator(sandbox.Url, generator, root);
        foreach (var (caller, signer) in new[] { ("root", root), ("user", user) })
        {
            Measure(sandbox, generator, "GetUser", caller, Repeat(Request(signer, "GetUser", "worker"), calls));
            Measure(
                sandbox, generator, "CreateUser", caller,
                [.. Enumerable.Range(0, calls).Select(n => Request(signer, "CreateUser", $"{caller}{n}"))]);
        }

        var identity = session.Form($"Action=GetCallerIdentity&{StsVersion}");
        Measure(sandbox, generator, "GetIdentity", "session", Repeat(identity, calls));
    }

    /// <summary>
    /// Measures the memory of a sandbox whose users are created, changed, read and deleted again and again.
    /// </summary>
    /// <param name="calls">The number of calls.</param>
    /// <param name="connections">The number of concurrent calls.</param>
    public async Task MeasureMemoryAsync(int calls, int connections)
    {
        output.WriteLine($"{Users} users are created, changed, read and deleted until {calls} calls are answered");
        output.WriteLine("   calls  sandbox MB");
        using var sandbox = await SandboxProcess.StartAsync(latencyMilliseconds: 0, Users);
        using LoadGenerator generator = new(sandbox.Url.Port, connections);
        var step = Math.Max(calls / Reports, 1);
        for (var (done, next) = (0, step); done < calls;)
        {
            foreach (var requests in Cycle(sandbox.Url, done))
            {
                generator.Run(requests);
                done += requests.Length;
            }

            if (done < next)
                continue;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done,8}  {sandbox.Megabytes,10:0}"));
            next += step;
        }
    }

    // The calls of a cycle leave the account as it was; no two cycles have the same policies.
    private static IEnumerable<byte[][]> Cycle(Uri url, int number)
    {
        var iam = RequestSigner.OfRoot(url, "iam");
        var sts = RequestSigner.OfRoot(url, "sts");
        yield return OfUsers("CreateUser", _ => "");
        yield return OfUsers("TagUser", n => $"&Tags.member.1.Key=key{n}&Tags.member.1.Value={number}");
        yield return OfUsers(
            "PutUserPolicy", n => "&PolicyName=p&PolicyDocument=" + Uri.EscapeDataString(
                $"{{\"Version\":\"2012-10-17\",\"Statement\":{{\"Sid\":\"S{number + n}\",\"Effect\":\"Deny\","
                + "\"Action\":\"*\",\"Resource\":\"*\"}}"));
        yield return OfUsers("SimulatePrincipalPolicy", n =>
            $"&PolicySourceArn=arn:aws:iam::123456789012:user/user{n}&ActionNames.member.1=iam:GetUser");
        yield return OfUsers("GetUser", _ => "");
        yield return [iam.Form($"Action=GenerateCredentialReport&{Version}")];
        yield return Repeat(sts.Form($"Action=GetSessionToken&{StsVersion}"), Users);
        yield return OfUsers("DeleteUserPolicy", _ => "&PolicyName=p");
        yield return OfUsers("DeleteUser", _ => "");

        byte[][] OfUsers(string action, Func<int, string> further) =>
        [
            .. Enumerable.Range(0, Users).Select(
                n => iam.Form($"Action={action}&{Version}&UserName=user{n}{further(n)}")),
        ];
    }

    // With a policy of each kind: of a group, attached, and inline. The session is the user's.
    private static (RequestSigner User, RequestSigner Session) CreateAdministrator(
        Uri url, LoadGenerator generator, RequestSigner root)
    {
        const string Administrators = "GroupName=Administrators";
        const string Worker = "UserName=worker";
        var policy = Uri.EscapeDataString(
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:DeleteUser","Resource":"*",
            "Condition":{"StringNotLike":{"aws:PrincipalTag/team":"*"}}}}
            """);
        foreach (var call in new[]
        {
            $"CreateGroup&{Administrators}",
            $"AttachGroupPolicy&{Administrators}&PolicyArn=arn:aws:iam::aws:policy/AdministratorAccess",
            $"CreateUser&{Worker}",
            $"AddUserToGroup&{Administrators}&{Worker}",
            $"AttachUserPolicy&{Worker}&PolicyArn=arn:aws:iam::aws:policy/ReadOnlyAccess",
            $"PutUserPolicy&{Worker}&PolicyName=tagged&PolicyDocument={policy}",
        })
        {
            generator.Call(root.Form($"{Version}&Action={call}"));
        }

        var key = generator.Call(root.Form($"{Version}&Action=CreateAccessKey&{Worker}"));
        var session = generator.Call(SignerOf("sts", key).Form($"Action=GetSessionToken&{StsVersion}"));
        return (SignerOf("iam", key), SignerOf("sts", session));

        RequestSigner SignerOf(string service, string credentials) => new(
            url, service, DateTime.UtcNow, Element(credentials, "AccessKeyId")!,
            Element(credentials, "SecretAccessKey")!, Element(credentials, "SessionToken"));
    }

    private static string? Element(string xml, string name) =>
        xml.Split($"<{name}>") is [_, var rest, ..] ? rest.Split('<')[0] : null;

    private void Measure(
        SandboxProcess sandbox,
        LoadGenerator generator,
        string action,
        string caller,
        IReadOnlyList<byte[]> requests)
    {
        var before = sandbox.ProcessorTime;
        var elapsed = generator.Run(requests);
        var cost = (sandbox.ProcessorTime - before).TotalMicroseconds / requests.Count;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{action,-11}  {caller,-7}  {requests.Count / elapsed.TotalSeconds,8:0}  {cost,15:0.0}  "
                + $"{sandbox.Megabytes,10:0}"));
    }

    private static byte[] Request(RequestSigner signer, string action, string user) =>
        signer.Form($"Action={action}&{Version}&UserName={user}");

    private static byte[][] Repeat(byte[] request, int count)
    {
        var requests = new byte[count][];
        Array.Fill(requests, request);
        return requests;
    }
}
