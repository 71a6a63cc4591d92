using System.Management.Automation.Language;

namespace AdminIam.Completers;

/// <summary>Finds the names that the previous command in the pipeline specifies.</summary>
internal static class PipelineNames
{
    /// <summary>Returns the names that the previous element of the pipeline specifies: the text in <c>'alice' |</c>, or
    /// the argument in <c>Get-AdminUser alice |</c>.</summary>
    /// <returns>A name or a list of names; <see langword="null"/> if there is none.</returns>
    public static object? Before(CommandAst command, string parameter)
    {
        if (command.Parent is not PipelineAst pipeline
            || pipeline.PipelineElements.IndexOf(command) is var at && at < 1)
        {
            return null;
        }

        return pipeline.PipelineElements[at - 1] switch
        {
            CommandExpressionAst { Expression: StringConstantExpressionAst text } => text.Value,
            CommandExpressionAst { Expression: ArrayLiteralAst list } =>
                list.Elements.OfType<StringConstantExpressionAst>().Select(text => text.Value).ToList(),
            CommandAst previous => NamesIn(previous, parameter),
            _ => null,
        };
    }

    // Only for commands that return the same kind of resource, such as Get-AdminUser for UserName.
    private static object? NamesIn(CommandAst command, string parameter)
    {
        var noun = "-Admin" + parameter.Replace("Name", string.Empty);
        if (command.GetCommandName()?.EndsWith(noun, StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var arguments = StaticParameterBinder.BindCommand(command).BoundParameters;
        return arguments.TryGetValue(parameter, out var named) || arguments.TryGetValue("0", out named)
            ? named.ConstantValue
            : null;
    }
}
