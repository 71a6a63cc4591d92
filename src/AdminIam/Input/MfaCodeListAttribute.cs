using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Accepts two MFA codes as 012345,678901, which PowerShell parses as numbers, or in one CSV cell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MfaCodeListAttribute : ArgumentTransformationAttribute
{
    private static readonly char[] Separators = [';', ','];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PowerShellValue.Unwrap(inputData);
        return value switch
        {
            null => null,
            string text => Split(text),
            IEnumerable list => list.Cast<object?>().SelectMany(Codes).ToArray(),
            _ => Codes(value).ToArray(),
        };
    }

    private static IEnumerable<string> Codes(object? item)
    {
        var value = PowerShellValue.Unwrap(item);
        // PowerShell has removed leading zeros.
        return value is int number
            ? [number.ToString("D6", CultureInfo.InvariantCulture)]
            : Split(LanguagePrimitives.ConvertTo<string>(value) ?? string.Empty);
    }

    private static string[] Split(string text) =>
        text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).ToArray();
}
