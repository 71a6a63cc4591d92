using System.Globalization;
using System.Text;
using System.Text.Json;
using AdminIam.Sandbox.Authorization;
using AdminIam.Sandbox.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Sts;

/// <summary>An ID token of OpenID Connect: a JWT with the claims iss, sub, aud, iat and exp. Its signature is not
/// verified, because the sandbox does not contact the identity provider.</summary>
internal sealed class WebIdentityToken
{
    private const string Scheme = "https://";
    private const string TagsClaim = "https://aws.amazon.com/tags";
    private const string SourceIdentityClaim = "https://aws.amazon.com/source_identity";
    private readonly JsonElement _claims;

    private WebIdentityToken(JsonElement claims) => _claims = claims;

    public string Issuer => Text("iss");

    public string Subject => Text("sub");

    /// <summary>The application that the token is for: the authorized party, if the token names one.</summary>
    public string Audience => Optional("azp") ?? Values("aud")[0];

    /// <summary>
    /// The issuer without its scheme, as in the ARN of the provider and in the names of condition keys.
    /// </summary>
    public string Provider => Issuer.Substring(Scheme.Length);

    /// <summary>Reads a token.</summary>
    /// <exception cref="AwsException">It is not one.</exception>
    public static WebIdentityToken Read(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || parts[2].Length == 0 || Decode(parts[0]) is null || Decode(parts[1]) is not { } claims)
        {
            throw Invalid(
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        }

        var token = new WebIdentityToken(claims);
        foreach (var name in new[] { "iss", "sub", "aud", "iat", "exp" })
        {
            if (token.Values(name).Count == 0)
                throw Invalid($"Missing a required claim: {name}");
        }

        if (!token.Issuer.StartsWith(Scheme, StringComparison.Ordinal))
            throw Invalid("Issuer must be a valid URL");
        return token;
    }

    /// <exception cref="AwsException">The token has expired.</exception>
    public void CheckExpiration(DateTime now)
    {
        var seconds = new DateTimeOffset(now).ToUnixTimeSeconds();
        if (!double.TryParse(Text("exp"), NumberStyles.Float, CultureInfo.InvariantCulture, out var end))
            throw Invalid("The claim exp must be a number");
        if (seconds >= end)
        {
            throw new AwsException(
                "ExpiredTokenException",
                400,
                $"Token expired: current date/time {seconds} must be before the expiration date/time {end:F0}");
        }
    }

    /// <summary>Adds the condition keys of the provider.</summary>
    public void AddKeys(RequestKeys keys)
    {
        keys.Set($"{Provider}:sub", Subject);
        keys.Set($"{Provider}:aud", Optional("azp") is { } party ? [party] : [.. Values("aud")]);
        if (Optional("azp") is not null)
            keys.Set($"{Provider}:oaud", [.. Values("aud")]);
        if (Values("amr") is { Count: > 0 } methods)
            keys.Set($"{Provider}:amr", [.. methods]);
    }

    /// <summary>The session tags and the source identity, which a token has in claims of AWS.</summary>
    /// <exception cref="AwsException">A tag does not have exactly one value.</exception>
    public SessionAttributes Attributes()
    {
        var hasTags = _claims.TryGetProperty(TagsClaim, out var tags) && tags.ValueKind == JsonValueKind.Object;
        return new SessionAttributes
        {
            Tags = hasTags && tags.TryGetProperty("principal_tags", out var principalTags)
                && principalTags.ValueKind == JsonValueKind.Object
                ? [.. principalTags.EnumerateObject().Select(tag => new KeyValuePair<string, string>(
                    tag.Name,
                    Values(principalTags, tag.Name) is { Count: 1 } values
                        ? values[0]
                        : throw Invalid($"The session tag {tag.Name} must have one value")))]
                : [],
            TransitiveTagKeys = hasTags ? Values(tags, "transitive_tag_keys") : [],
            SourceIdentity = Optional(SourceIdentityClaim),
        };
    }

    public static AwsException Invalid(string message) => new("InvalidIdentityToken", 400, message);

    private static JsonElement? Decode(string part)
    {
        try
        {
            var base64 = part.Replace('-', '+').Replace('_', '/');
            var bytes = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
            using var json = StrictJson.Parse(Encoding.UTF8.GetString(bytes));
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private string Text(string name) => Values(name)[0];

    private string? Optional(string name) => Values(name) is { Count: > 0 } values ? values[0] : null;

    private List<string> Values(string name) => Values(_claims, name);

    private static List<string> Values(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var claim))
            return [];
        return claim.ValueKind == JsonValueKind.Array
            ? claim.EnumerateArray().Select(item => item.ToString()).ToList()
            : [claim.ToString()];
    }
}
