using AdminIam.Sandbox.Model;

namespace AdminIam.Sandbox.Services.Iam.Operations;

/// <summary>The rules of tags. Keys are unique ignoring case, and have the case in which they were set last.</summary>
internal static class Tagging
{
    public static void Apply(SortedDictionary<string, string> tags, IReadOnlyList<Input> newTags)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in newTags)
        {
            var key = tag.Text("Key");
            if (!keys.Add(key))
            {
                throw IamErrors.InvalidInput(
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw IamErrors.InvalidInput("Tag keys prefixed with aws: are reserved for AWS use.");
        }

        if (tags.Count + keys.Count(key => !tags.ContainsKey(key)) > IamQuotas.Tags)
            throw IamErrors.LimitExceeded("The number of tags has reached the maximum limit.");

        foreach (var tag in newTags)
        {
            tags.Remove(tag.Text("Key"));
            tags.Add(tag.Text("Key"), tag.Text("Value"));
        }
    }
}
