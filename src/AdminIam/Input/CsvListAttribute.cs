using System.Collections;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Accepts a list as text: <c>Administrators;Auditors</c>. IAM names cannot contain semicolons.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PowerShellValue.Unwrap(inputData) switch
        {
            null => null,
            string text => Split(text),
            IEnumerable list and not IDictionary =>
                list.Cast<object?>().SelectMany(Names).ToArray(),
            _ => Names(inputData),
        };

    // A policy is referenced by its ARN and a group by its name. Other objects are not converted to names.
    private static string[] Names(object? item) => PowerShellValue.Unwrap(item) switch
    {
        AdminPolicy or AdminGroup or AdminIdentityGroup => [NameSource.NameOf(PowerShellValue.Unwrap(item)!)],
        _ => Split(PowerShellValue.TextOf(item) ?? throw new ArgumentTransformationMetadataException(
            $"A list of names cannot contain {TypeDescription.Of(item)}.")),
    };

    private static string[] Split(string text) =>
        text.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
}
