using System.Net.Sockets;
using System.Runtime.InteropServices;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>The sandbox as a program of its own.</summary>
internal static class Program
{
    private const int Usage = 2;
    private const int Failure = 1;

    private static int Main(string[] args)
    {
        if (args.Contains("--help"))
        {
            System.Console.WriteLine(CommandLine.Help);
            return 0;
        }

        try
        {
            return Run(CommandLine.Parse(args));
        }
        catch (CommandLineException error)
        {
            System.Console.Error.WriteLine(error.Message);
            System.Console.Error.WriteLine(CommandLine.Help);
            return Usage;
        }
        catch (Exception error) when (error is SocketException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine(error.Message);
            return Failure;
        }
    }

    private static int Run(SandboxOptions options)
    {
        using var stop = new ManualResetEventSlim();
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Set();
        }

        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var server = SandboxServer.Start(options);
        System.Console.WriteLine($"AdminIam sandbox: {server.Url} account {options.AccountId}, access key {options.AccessKey}");
        stop.Wait();
        server.Stop();
        System.Console.WriteLine($"Stopped after {server.Statistics.TotalCalls} calls.");
        return 0;
    }
}
