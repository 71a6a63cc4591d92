using System.CommandLine;
using AdminIam.Build;
using AdminIam.Build.Commands;

// Disables the telemetry of PowerShell, which sends the names of loaded modules to Microsoft.
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
