using System.Management.Automation;
using AdminIam.Engine.Common.Secrets;

namespace AdminIam.Input;

/// <summary>Accepts a secret as text, which becomes a SecureString at once; an empty text is none.</summary>
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
