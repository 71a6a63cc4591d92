using System.Collections;
using AdminIam.Input;

namespace AdminIam.Commands;

/// <summary>The tags of a new user, with the email address as the tag Email.</summary>
internal static class UserTags
{
    private const string Email = "Email";

    /// <summary>Returns the tags. A tag Email takes precedence over the email address, with a warning if they
    /// differ.</summary>
    /// <param name="tag">The tags of the request.</param>
    /// <param name="email">The email address of the request.</param>
    /// <param name="warn">Writes the warning.</param>
    public static List<KeyValuePair<string, string>> Read(
        Hashtable? tag, string? email, string userName, Action<string> warn)
    {
        var tags = TagTable.Read(tag);
        if (email is null)
            return tags;
        // Tag keys are not case-sensitive in IAM, so a tag named email would be a duplicate.
        var present = tags.FindIndex(one => one.Key.Equals(Email, StringComparison.OrdinalIgnoreCase));
        if (present < 0)
        {
            tags.Add(new(Email, email));
        }
        else if (tags[present].Value != email)
        {
            warn(
                $"'{userName}': the tag {tags[present].Key} differs from -Email. "
                + $"The value of the tag is used: '{tags[present].Value}'.");
        }

        return tags;
    }
}
