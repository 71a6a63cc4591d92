namespace AdminIam.Input;

/// <summary>An object of the pipeline whose content no log and no error record shows.</summary>
/// <param name="value">The object.</param>
internal sealed class PipelineObject(object? value)
{
    /// <summary>The object. PowerShell shows the public members of every object.</summary>
    internal object? Value { get; } = value;

    /// <summary>Text that says nothing of the content.</summary>
    public override string ToString() => "(input)";
}
