using System.Globalization;
using System.Text.Json;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Services.Iam.State;
using AdminIam.Sandbox.State;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>The control request that issues ID tokens of the sandbox's own identity provider.</summary>
internal static class TestIssuerRequest
{
    private const int DefaultSeconds = 3600;

    public static ControlAnswer Answer(Account account, Func<string, string?> field, DateTime now)
    {
        var seconds = DefaultSeconds;
        if (field("Seconds") is { } text
            && !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seconds))
        {
            return Refused("Seconds must be a whole number.");
        }

        var time = new DateTimeOffset(now).ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = TestIssuer.Url,
            ["sub"] = field("Subject") ?? "sandbox-identity",
            ["aud"] = field("Audience") ?? "sts.amazonaws.com",
            ["iat"] = time,
            ["exp"] = time + seconds,
        };
        if (field("Claims") is { } further && !AddClaims(claims, further))
            return Refused("Claims must be a JSON object.");

        var settings = account.Accounts.Own.Get<IamAccount>().Federation;
        var isNew = settings.TestIssuer is null;
        var issuer = settings.TestIssuer ??= TestIssuer.Create();
        var content = new
        {
            Token = issuer.Sign(claims),
            Issuer = TestIssuer.Url,
            Jwks = issuer.KeySet(),
        };
        return new ControlAnswer(200, content, NotesUse: false) { Changes = isNew };
    }

    private static bool AddClaims(Dictionary<string, object> claims, string text)
    {
        try
        {
            using var json = StrictJson.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            foreach (var claim in json.RootElement.EnumerateObject())
                claims[claim.Name] = claim.Value.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ControlAnswer Refused(string error) => new(400, new { Error = error }, NotesUse: false);
}
