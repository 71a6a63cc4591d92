using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AdminIam.Engine.Common.Errors;
using Amazon.Runtime;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>Credentials from the address in the environment of a container, as in ECS, EKS and CloudShell.</summary>
internal sealed class ContainerCredentials : RefreshingAWSCredentials
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly IPAddress[] MetadataAddresses =
        [IPAddress.Parse("169.254.170.2"), IPAddress.Parse("169.254.170.23"), IPAddress.Parse("fd00:ec2::23")];

    private readonly Uri _address;

    private ContainerCredentials(Uri address)
    {
        _address = address;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    /// <summary>Returns the credentials, or <see langword="null"/> if the environment contains no address.</summary>
    /// <exception cref="AdminException">The address is not allowed as a source of credentials.</exception>
    public static ContainerCredentials? Find()
    {
        if (EnvironmentVariables.Find("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { } relative)
            return new ContainerCredentials(new Uri("http://169.254.170.2" + relative));
        if (EnvironmentVariables.Find("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not { } full)
            return null;
        return Uri.TryCreate(full, UriKind.Absolute, out var address) && IsAllowed(address)
            ? new ContainerCredentials(address)
            : throw Failed(
                full,
                $"AWS_CONTAINER_CREDENTIALS_FULL_URI is '{full}', which is neither https nor an address of this "
                    + "computer or container.");
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var handler = new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (Token() is { } token)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        try
        {
            using var answer = await client.SendAsync(request).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
            {
                throw Failed(
                    _address.AbsoluteUri,
                    $"The credential source {_address} of the container returned status {(int)answer.StatusCode}.");
            }

            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync().ConfigureAwait(false));
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            throw Failed(
                _address.AbsoluteUri, $"The credential source {_address} of the container does not respond.", e);
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Failed(
                _address.AbsoluteUri,
                $"The response of the credential source {_address} of the container does not contain credentials.", e);
        }
    }

    private static CredentialsRefreshState Read(JsonElement json)
    {
        var token = json.TryGetProperty("Token", out var text) ? text.GetString() : null;
        var expires = json.TryGetProperty("Expiration", out var until)
            ? DateTime.Parse(
                until.GetString()!, CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
            : DateTime.MaxValue;
        return new CredentialsRefreshState(
            new ImmutableCredentials(
                json.GetProperty("AccessKeyId").GetString(), json.GetProperty("SecretAccessKey").GetString(),
                token), expires);
    }

    private static string? Token()
    {
        if (EnvironmentVariables.Find("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is not { } path)
            return EnvironmentVariables.Find("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(
                path, $"The token file '{path}' of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read: {e.Message}",
                e);
        }
    }

    // A variable must not cause the token to be sent unencrypted to an arbitrary address.
    private static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp
            && (address.IsLoopback
                || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && MetadataAddresses.Contains(ip))));

    private static AdminException Failed(string target, string message, Exception? inner = null) => new(
        "ContainerCredentialsUnavailable", ErrorKind.Authentication, target, message,
        "The address comes from AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI. Correct "
        + "it, or remove it to use other credentials.",
        inner);
}
