using System.CommandLine;
using System.Net.Sockets;

namespace AdminIam.Sandbox.Console;

/// <summary>The sandbox as a program of its own.</summary>
internal static class Program
{
    private const int Usage = 2;
    private const int Failure = 1;

    // The sandbox handles the signals itself: it saves the state before the process ends.
    private static readonly InvocationConfiguration Invocation = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static int Main(string[] args)
    {
        var arguments = SandboxCommand.Parse(args);
        if (arguments.Errors.Count > 0)
        {
            foreach (var error in SandboxCommand.Errors(arguments))
                System.Console.Error.WriteLine(error);
            System.Console.Error.WriteLine("--help lists the options.");
            return Usage;
        }

        try
        {
            return arguments.Invoke(Invocation);
        }
        catch (Exception error) when (error is SocketException
            or ArgumentException
            or IOException
            or InvalidDataException
            or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine(error.Message);
            return Failure;
        }
    }
}
