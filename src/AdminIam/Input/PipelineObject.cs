namespace AdminIam.Input;

/// <summary>A pipeline object whose content does not appear in logs and error records.</summary>
internal sealed class PipelineObject(object? value)
{
    /// <summary>The object. The property is internal because PowerShell displays the public members of
    /// objects.</summary>
    internal object? Value { get; } = value;

    /// <summary>Returns a text that does not reveal the content.</summary>
    public override string ToString() => "(input)";
}
