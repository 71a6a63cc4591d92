using System.Globalization;
using System.Text;
using System.Text.Json;
using AdminIam.Sandbox;

namespace AdminIam.Build.Fuzzing;

/// <summary>Generates nearly valid requests: actions and parameters of the service models, which are then
/// damaged.</summary>
internal sealed class RequestGenerator
{
    private static readonly string[] Values =
    [
        "", "a", "alice", "Administrators", "/", "/x/", "true", "false", "0", "1", "-1", "2147483648", "1000", "Active",
        "arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::123456789012:policy/p",
        "arn:aws:iam::123456789012:mfa/alice",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\"],\"NotResource\":[],"
            + "\"Condition\":{\"Null\":{}}}}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "\u0000", "\uFFFF", "é", "𝄞", "${aws:username}", "v1", "iam:GetUser",
        "Correct-Horse1", "cloudhsm.amazonaws.com", "000000", "<![CDATA[x]]>&amp;", "AKIAAAAAAAAAAAAAAAAA", "djE6YQ==",
    ];

    private readonly Random _random;
    private readonly List<(string Version, string Action, string[] Members)> _operations = [];

    public RequestGenerator(int seed)
    {
        _random = new Random(seed);
        foreach (var resource in new[] { "iam-2010-05-08.json", "sts-2011-06-15.json" })
        {
            using var stream = typeof(SandboxServer).Assembly.GetManifestResourceStream(resource)!;
            using var model = JsonDocument.Parse(stream);
            var version = model.RootElement.GetProperty("metadata").GetProperty("apiVersion").GetString()!;
            var shapes = model.RootElement.GetProperty("shapes");
            foreach (var operation in model.RootElement.GetProperty("operations").EnumerateObject())
                _operations.Add((version, operation.Name, Members(operation.Value, shapes)));
        }
    }

    public byte[] Next()
    {
        var body = Encoding.UTF8.GetBytes(Body());
        var length = _random.Next(40) == 0
            ? Pick(["-1", "", "1e3", "99999999999", "7"])
            : body.Length.ToString(CultureInfo.InvariantCulture);
        StringBuilder head = new(
            $"{Pick(["POST", "POST", "POST", "GET", "PUT", "\u0001"])} "
                + $"{Pick(["/", "/", "/", "/_sandbox/sign-in", "/%2e%2e/?a=b", "//?Action=ListUsers"])} HTTP/1.1\r\n");
        head.Append("Host: localhost\r\nAuthorization: any\r\nContent-Length: ").Append(length).Append("\r\n");
        for (var i = _random.Next(20) == 0 ? _random.Next(150) : 0; i > 0; i--)
            head.Append(CultureInfo.InvariantCulture, $"x-{i}: {new string('y', _random.Next(400))}\r\n");
        if (_random.Next(20) == 0)
        {
            head.Append(Pick([
                "Expect: 100-continue", "Expect: x", "Transfer-Encoding: chunked", "Connection: close", ": x",
                " folded",
            ])).Append("\r\n");
        }

        byte[] request = [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
        return _random.Next(2) == 0 ? request : Damage(request);
    }

    private string Body()
    {
        (var version, var action, var members) = _operations[_random.Next(_operations.Count)];
        StringBuilder body = new($"Action={action}&Version={version}");
        foreach (var member in members)
        {
            if (_random.Next(4) == 0)
                continue;
            var suffix = _random.Next(3) == 0
                ? Pick([
                    ".member.1", ".member.2.Key", ".member.1.Value", ".member.x", ".member.0",
                    ".a.b.c.d.e.f.g.h.i.j.k.l.m", ".",
                ])
                : "";
            var value = _random.Next(60) == 0
                ? new string((char)_random.Next(33, 500), _random.Next(200_000))
                : Pick(Values);
            body.Append('&').Append(member).Append(suffix).Append('=').Append(Uri.EscapeDataString(value));
        }

        return body.ToString();
    }

    private byte[] Damage(byte[] request)
    {
        var damaged = _random.Next(3) == 0 ? request[.._random.Next(request.Length)] : request;
        for (var i = _random.Next(8); i > 0 && damaged.Length > 0; i--)
            damaged[_random.Next(Math.Min(damaged.Length, 4000))] = (byte)_random.Next(256);
        return damaged;
    }

    private string Pick(string[] values) => values[_random.Next(values.Length)];

    private static string[] Members(JsonElement operation, JsonElement shapes) =>
        operation.TryGetProperty("input", out var input)
            ? [.. shapes.GetProperty(input.GetProperty("shape").GetString()!)
                .GetProperty("members")
                .EnumerateObject()
                .Select(member => member.Name)]
            : [];
}
