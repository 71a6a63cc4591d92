using System.Text.RegularExpressions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;

namespace AdminIam.Engine.Iam.Names;

/// <summary>IAM's rules for tags, and the text form <c>key=value;key=value</c> that fits in a CSV cell.</summary>
public static class IamTags
{
    /// <summary>The most tags one user can have (IAM's tagListType).</summary>
    public const int Limit = 50;

    private static readonly Regex Characters = new(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z");

    /// <summary>Reads <c>Department=Ops;CostCenter=1234</c>.</summary>
    /// <param name="text">The cell's text; empty gives no tags.</param>
    /// <exception cref="FormatException">A part has no <c>=</c>, no key, or a key twice.</exception>
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
                throw new FormatException($"The tag '{key}' is there twice in '{text}'.");
            tags.Add(new(key, part.Substring(at + 1).Trim()));
        }

        return tags;
    }

    /// <summary>Refuses tags that IAM would refuse.</summary>
    /// <param name="tags">The tags.</param>
    /// <param name="target">Whose tags they are.</param>
    public static void Check(IReadOnlyCollection<KeyValuePair<string, string>> tags, string target)
    {
        if (tags.Count > Limit)
            throw Invalid($"There are {tags.Count} tags.", $"A user can have {Limit}.");
        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > 128)
                throw Invalid($"The tag key '{tag.Key}' has {tag.Key.Length} characters.", "A key has 1 to 128.");
            if (tag.Value.Length > 256)
                throw Invalid($"The value of the tag '{tag.Key}' has {tag.Value.Length} characters.", "A value has at most 256.");
            if (!Characters.IsMatch(tag.Key) || !Characters.IsMatch(tag.Value))
            {
                throw Invalid(
                    $"The tag '{VisibleText.Of($"{tag.Key}={tag.Value}")}' has characters that IAM does not allow.",
                    "Use letters, digits, spaces and _ . : / = + - @");
            }

            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Invalid($"The tag key '{tag.Key}' starts with 'aws:'.", "That prefix is reserved for AWS.");
        }

        AdminException Invalid(string message, string advice) =>
            new("InvalidTag", ErrorKind.InvalidArgument, target, message, advice);
    }
}
