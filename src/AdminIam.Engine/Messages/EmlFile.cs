using System.Text;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.CredentialFiles;

namespace AdminIam.Engine.Messages;

/// <summary>Saves messages as .eml files (RFC 5322), which email clients open as drafts.</summary>
public static class EmlFile
{
    /// <summary>Saves a message.</summary>
    /// <param name="folder">The folder, which is created if it does not exist.</param>
    /// <param name="overwrite">Whether an existing regular file may be replaced.</param>
    /// <returns>The path of the file.</returns>
    public static string Save(SignInMessage message, string folder, bool overwrite)
    {
        var path = Path.Combine(folder, FileName(message.UserName) + ".eml");
        try
        {
            Directory.CreateDirectory(folder);
            if (PrivateFile.Check(path) is not null && !overwrite)
            {
                throw new AdminException(
                    "FileExists", ErrorKind.File, path, $"'{path}' exists.", "Use -Force to replace it.");
            }

            PrivateFile.Write(path, Encoding.ASCII.GetBytes(EmlText.Write(message, message.Date)), overwrite);
        }
        catch (AdminException e)
        {
            throw new AdminException(e.ErrorId, e.Kind, message.UserName, e.Message, e.Advice, e.InnerException);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AdminException(
                "FileFailed", ErrorKind.File, message.UserName, $"'{path}' cannot be written: {e.Message}",
                "Correct the cause, or specify another -EmlPath.", e);
        }

        return path;
    }

    // Names of IAM Identity Center can contain characters that file names cannot. Different names have different files.
    private static string FileName(string userName) => string.Concat(userName.Select(
        character => "/\\:*?\"<>|%".Contains(character) ? $"%{(int)character:X2}" : character.ToString()));
}
