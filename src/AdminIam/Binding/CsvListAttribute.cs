using System.Collections;
using System.Management.Automation;

namespace AdminIam.Binding;

/// <summary>Lets a CSV cell hold a list: <c>Administrators;Auditors</c>. No IAM name has a semicolon.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvListAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            string text => Split(text),
            IEnumerable list => list.Cast<object?>().SelectMany(item => Split(NameOf(item))).ToArray(),
            _ => Split(NameOf(inputData)),
        };
    }

    private static string NameOf(object? item) => LanguagePrimitives.ConvertTo<string>(item) ?? string.Empty;

    private static string[] Split(string text) =>
        text.Split(';').Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
}
