using System.Globalization;
using System.Text.RegularExpressions;

namespace AdminIam.Sandbox.Model;

/// <summary>
/// Collects what violates the model's constraints and reports it as AWS does: all of it in one validation error.
/// </summary>
internal sealed class ConstraintViolations
{
    private readonly List<string> _messages = [];

    /// <summary>A member's path as AWS's messages show it: names begin in lower case.</summary>
    public static string PathOf(string parent, string member) =>
        parent + char.ToLowerInvariant(member[0]) + member.Substring(1);

    public void AddMissing(string path) => _messages.Add(
        $"Value null at '{path}' failed to satisfy constraint: Member must not be null");

    public void Check(Shape shape, string value, string path)
    {
        if (value.Length > shape.Max)
            Add(shape, value, path, $"Member must have length less than or equal to {Text(shape.Max)}");
        if (value.Length < shape.Min)
            Add(shape, value, path, $"Member must have length greater than or equal to {Text(shape.Min)}");
        if (shape.Values.Count > 0 && !shape.Values.Contains(value))
            Add(shape, value, path, $"Member must satisfy enum value set: [{string.Join(", ", shape.Values)}]");
        // A value past its length is reported for its length only, and no expression runs over it.
        if ((shape.Max is null || value.Length <= shape.Max) && !MatchesInTime(shape, value))
            Add(shape, value, path, $"Member must satisfy regular expression pattern: {shape.Pattern}");
    }

    public void CheckRange(Shape shape, long value, string path)
    {
        if (value > shape.Max)
            Add(shape, Text(value), path, $"Member must have value less than or equal to {Text(shape.Max)}");
        if (value < shape.Min)
            Add(shape, Text(value), path, $"Member must have value greater than or equal to {Text(shape.Min)}");
    }

    public void CheckSize(Shape shape, List<object> items, string path)
    {
        var shown = "[" + string.Join(", ", items.OfType<string>()) + "]";
        if (items.Count > shape.Max)
            Add(shape, shown, path, $"Member must have length less than or equal to {Text(shape.Max)}");
        if (items.Count < shape.Min)
            Add(shape, shown, path, $"Member must have length greater than or equal to {Text(shape.Min)}");
    }

    public void ThrowIfAny()
    {
        if (_messages.Count == 0)
            return;

        var errors = _messages.Count == 1 ? "1 validation error" : $"{Text(_messages.Count)} validation errors";
        throw new CommonException(CommonError.Validation, $"{errors} detected: {string.Join("; ", _messages)}");
    }

    private static bool MatchesInTime(Shape shape, string value)
    {
        try
        {
            return shape.Matches(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private void Add(Shape shape, string value, string path, string constraint)
    {
        // AWS leaves the value of a sensitive member out.
        var shown = shape.Sensitive ? "Value" : $"Value '{value}'";
        _messages.Add($"{shown} at '{path}' failed to satisfy constraint: {constraint}");
    }

    private static string Text(long? number) => number!.Value.ToString(CultureInfo.InvariantCulture);
}
