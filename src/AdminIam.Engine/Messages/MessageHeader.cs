using System.Net.Mail;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Engine.Messages;

/// <summary>Checks what the header of a message contains.</summary>
internal static class MessageHeader
{
    /// <summary>Checks that the subject has one line. With a line break, the value of a tag could add
    /// headers.</summary>
    public static void CheckSubject(SignInRequest request)
    {
        if (request.Subject?.IndexOfAny(['\r', '\n']) >= 0)
        {
            throw new AdminException(
                "InvalidSubject", ErrorKind.InvalidArgument, request.UserName, "The subject has more than one line.",
                "Specify a subject of one line.");
        }
    }

    /// <summary>Returns an email address in the form of a header.</summary>
    /// <param name="userName">The user of the message, for errors.</param>
    public static string Address(string email, string userName)
    {
        try
        {
            return new MailAddress(email).ToString();
        }
        catch (FormatException e)
        {
            throw new AdminException(
                "InvalidEmail", ErrorKind.InvalidArgument, userName, $"'{email}' is not an email address.",
                "The format of an address is alice@example.com. It is read from -Email, the user's tag Email, or the "
                + "user of IAM Identity Center.", e);
        }
    }
}
