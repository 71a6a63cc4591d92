using System.Collections.Concurrent;
using System.Globalization;
using AdminIam.Sandbox.Model;

namespace AdminIam.Build.Fuzzing;

/// <summary>
/// Generates values of the members of an input: plausible ones, ones at the limits of the model, and hostile ones.
/// </summary>
internal sealed class ValueGenerator(Random random, FuzzAccount account, bool isHostile)
{
    private const string Account = "arn:aws:iam::123456789012:";
    private const int LongestText = 150_000;

    // What exists in the account has the first name.
    private static readonly string[] Names = [FuzzAccount.Name, FuzzAccount.Name, FuzzAccount.Name, "bob", "v1", "v2"];

    private static readonly string[] Arns =
    [
        .. new[] { "user/", "group/", "role/", "policy/", "mfa/", "instance-profile/", "server-certificate/",
            "saml-provider/", "oidc-provider/" }.Select(kind => Account + kind + FuzzAccount.Name),
        Account + "policy/bob", Account + "root", "arn:aws:iam::aws:policy/AdministratorAccess",
        "arn:aws:iam::aws:policy/ReadOnlyAccess",
        "arn:aws:s3:::bucket/${aws:username}", "arn:aws:sts::123456789012:assumed-role/alice/session", "arn:aws:iam::",
        "arn::::::::", "arn:aws:iam::123456789012:policy//",
    ];

    private static readonly string[] Documents =
    [
        Policy("\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\""),
        Policy("\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\""),
        Policy("\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\"],\"NotResource\":[],\"Condition\":{\"Null\":{}}"),
        Policy(
            "\"Effect\":\"Allow\",\"Action\":\"iam:Get*\",\"Resource\":\"arn:aws:iam::*:user/${aws:username,'x'}\","
            + "\"Condition\":{\"ForAllValues:StringNotLikeIfExists\":{\"aws:TagKeys\":[\"${*}\",\"a?c*\"]},"
            + "\"DateLessThan\":{\"aws:CurrentTime\":\"99999999999999\"},\"NumericEquals\":{\"a\":1e400},"
            + "\"IpAddress\":{\"aws:SourceIp\":[\"::/129\",\"127.0.0.1/33\",\"127.0.0.0/8\"]},"
            + "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:*\"},\"Bool\":{\"aws:SecureTransport\":[true,null]}}"),
        "{\"Version\":\"2008-10-17\",\"Statement\":[]}", "{\"Statement\":{}}", "{}", "[]", "null", "\"\"",
        "{\"Version\":1}",
        new string('[', 3000), "{\"a\":{\"a\":" + new string('[', 40), "\uFEFF{}", " {}", "{\"\\ud800\":1}",
    ];

    private static readonly string[] Hostile =
    [
        "", " ", "\0", "\u0001\u001F", "\uFFFE\uFFFF", "é", "𝄞", "e\u0301", "\u202Egnp", "I\u0307", "ß",
        "<![CDATA[x]]>&amp;",
        "' OR 1=1 --", "../../etc/passwd", "%00%", "${jndi:x}", "{0}{1}", "%s%n", "a\r\nX: y", "null", "undefined",
        "NaN",
        "-1", "0", "1e999", "2147483648", "9999999999999999999999", "true", "TRUE", "yes", "*", "?", "/", "//", "a/b",
        "djE6YQ==", "djE6", "====", "000000", "Correct-Horse1", "eyJhbGciOiJub25lIn0.e30.",
        "-----BEGIN CERTIFICATE-----",
        "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "AKIAAAAAAAAAAAAAAAAA", "AROA",
        "cloudhsm.amazonaws.com", "https://server.fedoraproject.org", "Active", "iam:GetUser", "vmimport.amazonaws.com",
    ];

    private static readonly ConcurrentDictionary<Shape, string[]> Valid = new();

    public string Text(Shape shape, string member) => (isHostile ? random.Next(20) : 0) switch
    {
        < 13 => Plausible(shape, member),
        < 15 => Pick(Hostile),
        < 16 => Pick(Documents),
        < 19 => AtLimit(shape),
        _ => random.Next(20) == 0
            ? new string((char)random.Next(33, 500), random.Next(LongestText))
            : new string((char)random.Next(1, 0xD800), random.Next(20)),
    };

    /// <summary>A value of which no model is known.</summary>
    public string Unknown() => random.Next(4) switch
    {
        0 => Pick(Names),
        1 => Pick(Documents),
        _ => Pick(Hostile),
    };

    public string Number(Shape shape) => (isHostile ? random.Next(5) : 3) switch
    {
        0 => Pick(Hostile),
        1 => ((shape.Max ?? int.MaxValue) + random.Next(-1, 2)).ToString(CultureInfo.InvariantCulture),
        2 => ((shape.Min ?? 0) + random.Next(-1, 2)).ToString(CultureInfo.InvariantCulture),
        _ => ((shape.Min ?? 0) + random.Next(100)).ToString(CultureInfo.InvariantCulture),
    };

    public string Flag() => isHostile && random.Next(6) == 0 ? Pick(Hostile) : random.Next(2) == 0 ? "true" : "false";

    public string Time() => isHostile && random.Next(3) == 0
        ? Pick(Hostile)
        : DateTime.UnixEpoch.AddSeconds(random.NextInt64(1, 4_000_000_000)).ToString("s", CultureInfo.InvariantCulture);

    private string Plausible(Shape shape, string member)
    {
        if (shape.Values.Count > 0)
            return shape.Values[random.Next(shape.Values.Count)];
        if (account.Known.TryGetValue(member, out var known) && random.Next(3) > 0)
            return known;
        if (IsDocument(member))
            return Documents[isHostile ? random.Next(Documents.Length) : random.Next(2)];
        if (member.EndsWith("Arn", StringComparison.OrdinalIgnoreCase))
            return Pick(Arns);
        if (member.EndsWith("Path", StringComparison.Ordinal) || member == "PathPrefix")
            return Pick(["/", "/", "/x/", "/a/b/"]);
        if (member.EndsWith("Name", StringComparison.Ordinal) && random.Next(8) > 0)
            return Pick(Names);
        var plausible = Valid.GetOrAdd(shape, ValidFor);
        return plausible.Length == 0 ? AtLimit(shape) : Pick(plausible);
    }

    private static bool IsDocument(string member) =>
        member.EndsWith("Document", StringComparison.Ordinal) || member.Contains("PolicyInput",
        StringComparison.Ordinal);

    private string AtLimit(Shape shape)
    {
        var limit = random.Next(2) == 0 ? shape.Min ?? 0 : shape.Max ?? 128;
        var length = Math.Clamp(limit + random.Next(-1, 2), 0, LongestText);
        return new string(Pick(["a", "Z", "7", "/", "-"])[0], (int)length);
    }

    private static string[] ValidFor(Shape shape) =>
    [
        .. Names.Concat(Hostile).Concat(Arns).Where(
            value => value.Length >= (shape.Min ?? 0) && value.Length <= (shape.Max ?? int.MaxValue)
                && shape.Matches(value)),
    ];

    private static string Policy(string statement) =>
        "{\"Version\":\"2012-10-17\",\"Statement\":[{" + statement + "}]}";

    private string Pick(string[] values) => values[random.Next(values.Length)];
}
