using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace AdminIam.Sessions;

/// <summary>Copies what a script block uses of its surroundings, so that it can run in another runspace.</summary>
internal static class ScriptScope
{
    /// <summary>Returns a session state with the current values of the variables, and with the functions, that a script
    /// block names. A function's own variables and functions are copied as well. Commands of
    /// modules are found by auto-loading.</summary>
    /// <param name="script">The script block.</param>
    /// <param name="caller">The session state of the caller, for a script block that is
    /// not bound to a module or closure.</param>
    public static InitialSessionState Capture(ScriptBlock script, SessionState caller)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, null));
        var scope = script.Module?.SessionState ?? caller;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<Ast>([script.Ast]);
        while (waiting.Count > 0)
        {
            foreach (var part in waiting.Dequeue().FindAll(_ => true, searchNestedScriptBlocks: true))
            {
                if (part is VariableExpressionAst { VariablePath.IsVariable: true } variable)
                    CopyVariable(variable.VariablePath.UserPath);
                else if (part is CommandAst command && command.GetCommandName() is { } name)
                    CopyFunction(name);
            }
        }

        return state;

        void CopyVariable(string name)
        {
            // Automatic variables are constant, read-only or in every scope, except $null; each runspace has its own.
            var isNew = seen.Add("$" + name) && !name.Equals("null", StringComparison.OrdinalIgnoreCase);
            if (isNew && scope.PSVariable.Get(name) is { Options: ScopedItemOptions.None } variable)
                state.Variables.Add(new SessionStateVariableEntry(variable.Name, variable.Value, null));
        }

        void CopyFunction(string name)
        {
            if (!seen.Add(name)
                || scope.InvokeCommand.GetCommand(
                    name, CommandTypes.Function) is not FunctionInfo { ModuleName: "" or null } function)
            {
                return;
            }

            state.Commands.Add(new SessionStateFunctionEntry(function.Name, function.Definition));
            waiting.Enqueue(function.ScriptBlock.Ast);
        }
    }
}
