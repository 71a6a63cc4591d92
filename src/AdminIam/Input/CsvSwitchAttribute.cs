using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Accepts a switch as text: true, yes, y, 1 or on; false, no, n, 0, off or an empty text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvSwitchAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PowerShellValue.Unwrap(inputData);
        if (value is bool truth)
            return new SwitchParameter(truth);
        if (value is not null && PowerShellValue.TextOf(value) is null)
            return inputData;
        return PowerShellValue.TextOf(value)?.Trim().ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "Y" or "1" or "ON" => new SwitchParameter(true),
            null or "" or "FALSE" or "NO" or "N" or "0" or "OFF" => new SwitchParameter(false),
            _ => throw new ArgumentTransformationMetadataException(
                $"'{value}' is not a valid switch value. Use true, yes or 1; false, no or 0; or leave it empty."),
        };
    }
}
