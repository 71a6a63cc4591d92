using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using AdminIam.Engine.Common.Errors;

namespace AdminIam.Runspaces;

/// <summary>Reads the values of <c>$using:</c> variables, as ForEach-Object -Parallel does.</summary>
internal static class UsingVariables
{
    /// <summary>The name of the argument in which PowerShell looks for the values.</summary>
    public const string Argument = "--%";

    /// <summary>Returns the values, by the keys that PowerShell looks for.</summary>
    /// <param name="cmdlet">The cmdlet, in whose scope the variables are.</param>
    /// <param name="script">The script block.</param>
    /// <exception cref="AdminException"><c>UsingVariableNotFound</c>, or <c>UsingVariableInvalid</c> for script
    /// blocks.</exception>
    public static Dictionary<string, object?> Read(PSCmdlet cmdlet, ScriptBlock script)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in script.Ast.FindAll(ast => ast is UsingExpressionAst, searchNestedScriptBlocks: true))
        {
            var expression = (UsingExpressionAst)part;
            var key = KeyOf(expression);
            if (!values.ContainsKey(key))
                values.Add(key, ValueOf(cmdlet, expression));
        }

        return values;
    }

    private static string KeyOf(UsingExpressionAst expression)
    {
        var text = expression.ToString();
        return Convert.ToBase64String(Encoding.Unicode.GetBytes(
            expression.SubExpression is VariableExpressionAst ? text.ToLowerInvariant() : text));
    }

    private static object? ValueOf(PSCmdlet cmdlet, UsingExpressionAst expression)
    {
        var variable = UsingExpressionAst.ExtractUsingVariable(expression);
        var path = variable.VariablePath;
        if (!path.IsDriveQualified && cmdlet.SessionState.PSVariable.Get(path.UserPath) is null)
        {
            throw new AdminException(
                "UsingVariableNotFound", ErrorKind.InvalidArgument, path.UserPath,
                $"The script block uses $using:{path.UserPath}, but there is no variable ${path.UserPath}.",
                "Set the variable before the command.");
        }

        var value = Checked(cmdlet.GetVariableValue(path.UserPath), path);
        // $using:people.Count and $using:people[0] are evaluated here.
        var start = expression.SubExpression.Extent.StartOffset;
        var rest = expression.SubExpression.Extent.Text.Substring(variable.Extent.EndOffset - start);
        return rest.Length == 0
            ? value
            : Checked(ScriptBlock.Create($"param($value) $value{rest}").InvokeReturnAsIs([value]), path);
    }

    // A script block belongs to the runspace where it was created, and would wait for it.
    private static object? Checked(object? value, VariablePath path) =>
        value is not (ScriptBlock or PSObject { BaseObject: ScriptBlock })
            ? value
            : throw new AdminException(
                "UsingVariableInvalid", ErrorKind.InvalidArgument, path.UserPath,
                $"${path.UserPath} is a script block, which cannot be run in the runspaces of accounts.",
                "Write its commands in the script block of the command.");
}
