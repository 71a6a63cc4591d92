using System.Collections;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Lets a CSV cell hold a list: <c>Administrators;Auditors</c>. No IAM name has a semicolon.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => PowerShellValue.Unwrap(inputData) switch
    {
        null => null,
        string text => Split(text),
        IEnumerable list and not IDictionary => list.Cast<object?>().SelectMany(item => Split(NameOf(item))).ToArray(),
        _ => Split(NameOf(inputData)),
    };

    // A policy stands for its ARN, a group for its name; nothing else is a name only because it can be written as text.
    private static string NameOf(object? item) => PowerShellValue.Unwrap(item) switch
    {
        AdminPolicy or AdminGroup => PowerShellValue.Unwrap(item)!.ToString()!,
        _ => PowerShellValue.TextOf(item) ?? throw new ArgumentTransformationMetadataException(
            $"A list of names cannot hold {TypeNames.Describe(item)}."),
    };

    private static string[] Split(string text) =>
        text.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
}
