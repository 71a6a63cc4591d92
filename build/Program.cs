using System.CommandLine;
using AdminIam.Build;
using AdminIam.Build.Commands;

// PowerShell reports every module it loads to Microsoft unless told not to; nothing here leaves this machine.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

try
{
    return await BuildCommands.Create().Parse(args)
        .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BuildFailedException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
