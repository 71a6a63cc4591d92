using AdminIam.Build;
using AdminIam.Build.Commands;

// A pwsh reports every module it loads to Microsoft unless told not to; nothing here leaves this machine.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

ICommand[] commands = CommandTable.All;
if (args.Length == 0 || args[0] is "-h" or "--help" or "help")
{
    Usage.Print(Console.Out, commands);
    return args.Length == 0 ? ExitCode.Usage : ExitCode.Success;
}

ICommand? command = commands.FirstOrDefault(c => c.Name == args[0]);
if (command is null)
{
    Console.Error.WriteLine($"There is no command '{args[0]}'.");
    Usage.Print(Console.Error, commands);
    return ExitCode.Usage;
}

try
{
    return await command.RunAsync(args[1..]);
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    Usage.Print(Console.Error, [command]);
    return ExitCode.Usage;
}
catch (BuildFailedException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCode.Failure;
}
