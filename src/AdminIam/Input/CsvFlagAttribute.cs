using System.Management.Automation;

namespace AdminIam.Input;

/// <summary>Accepts true or false as text, in the words of <see cref="CsvSwitchAttribute"/>. Without a value, neither
/// is set.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvFlagAttribute : ArgumentTransformationAttribute
{
    private readonly CsvSwitchAttribute _words = new();

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        !PowerShellValue.IsEmpty(inputData)
        && _words.Transform(engineIntrinsics, inputData) is SwitchParameter flag
            ? flag.IsPresent
            : inputData;
}
