using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Names;

/// <summary>IAM's rules for tags, and the text format <c>key=value;key=value</c> for CSV cells.</summary>
public static class IamTags
{
    /// <summary>The maximum number of tags of a user (tagListType of IAM), and of a permission set.</summary>
    public const int Limit = 50;

    private static readonly Regex Characters = new(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z");

    /// <summary>Reads <c>Department=Ops;CostCenter=1234</c>.</summary>
    /// <param name="text">The text of the cell. An empty text contains no tags.</param>
    /// <exception cref="FormatException">A part has no <c>=</c> or no key, or a key is a duplicate.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        var tags = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split(';').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var at = part.IndexOf('=');
            if (at <= 0)
                throw new FormatException($"'{part}' is not a tag. Write tags as key=value;key=value.");
            var key = part.Substring(0, at).Trim();
            if (tags.Any(tag => string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase)))
                throw new FormatException($"'{text}' contains the tag '{key}' more than once.");
            tags.Add(new(key, part.Substring(at + 1).Trim()));
        }

        return tags;
    }

    /// <summary>Checks tags.</summary>
    /// <param name="target">The name of the record.</param>
    public static void Check(IReadOnlyCollection<KeyValuePair<string, string>> tags, string target)
    {
        if (tags.Count > Limit)
            throw Invalid($"{tags.Count} tags were specified.", $"There can be up to {Limit} tags.");
        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > 128)
            {
                throw Invalid(
                    $"The tag key '{tag.Key}' has {tag.Key.Length} characters.", "A key can have 1 to 128 characters.");
            }

            if (tag.Value.Length > 256)
            {
                throw Invalid(
                    $"The value of the tag '{tag.Key}' has {tag.Value.Length} characters.",
                    "A value can have up to 256 characters.");
            }

            if (!Characters.IsMatch(tag.Key) || !Characters.IsMatch(tag.Value))
            {
                throw Invalid(
                    $"The tag '{VisibleText.Of($"{tag.Key}={tag.Value}")}' contains characters "
                        + "that IAM does not allow.",
                    "Use letters, digits, spaces and _ . : / = + - @");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Invalid($"The tag key '{tag.Key}' starts with 'aws:'.", "This prefix is reserved for AWS.");
        }

        AdminException Invalid(string message, string advice) =>
            new("InvalidTag", ErrorKind.InvalidArgument, target, message, advice);
    }
}
