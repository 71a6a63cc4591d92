using System.Security;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Engine.Aws.Sessions;

/// <summary>A file with a web identity token, which the identity provider replaces before the token expires.</summary>
/// <param name="path">Its path.</param>
/// <param name="roleArn">The role that the token is for.</param>
internal sealed class WebIdentityTokenFile(string path, string roleArn)
{
    /// <summary>Returns the token that the file contains now.</summary>
    /// <param name="stop">Not used: a file is read at once.</param>
    /// <exception cref="AdminException">The file cannot be read.</exception>
    public SecureString Read(CancellationToken stop)
    {
        try
        {
            return SecretText.Protect(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "WebIdentityTokenUnreadable", ErrorKind.Authentication, path,
                $"The token file '{path}' for the role '{roleArn}' cannot be read: {e.Message}",
                "The path is set by AWS_WEB_IDENTITY_TOKEN_FILE "
                + "or by web_identity_token_file of the profile. "
                + "Correct the path, or remove the setting to use other credentials.",
                e);
        }
    }
}
