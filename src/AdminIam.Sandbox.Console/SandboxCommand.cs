using System.CommandLine;
using System.CommandLine.Parsing;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>The program's command line.</summary>
internal static class SandboxCommand
{
    // A secret may begin with an @, which is not the name of a file with more arguments.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Parses the arguments; what is valid can be invoked.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments)
    {
        var command = new RootCommand(
            "Runs a local endpoint for IAM, STS, AWS Organizations and IAM Identity Center on 127.0.0.1. "
            + "Ctrl+C stops it.");
        foreach (var setting in SandboxSettings.All)
            command.Add(setting.Option);
        command.SetAction(parsed =>
        {
            var options = new SandboxOptions();
            foreach (var setting in SandboxSettings.All)
                setting.Apply(parsed, options);
            SandboxProgram.Run(options);
        });
        return command.Parse(arguments, Parser);
    }

    /// <summary>Everything that is wrong with the arguments, each with the option it is about.</summary>
    public static IEnumerable<string> Errors(ParseResult arguments)
    {
        foreach (var token in arguments.UnmatchedTokens)
            yield return $"{token} is not an option.";
        foreach (var error in arguments.Errors)
        {
            if (error.SymbolResult is OptionResult { Tokens.Count: 0 } option)
                yield return $"{option.Option.Name} needs a value.";
            else if (error.SymbolResult is OptionResult or ArgumentResult)
                yield return error.Message;
        }
    }
}
