using System.Management.Automation;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Input;

/// <summary>Accepts a secret as text and converts it to a SecureString. Empty text means no secret.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CsvSecretAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PowerShellValue.TextOf(inputData) switch
        {
            null => inputData,
            "" => null,
            var text => SecretText.Protect(text),
        };
}
