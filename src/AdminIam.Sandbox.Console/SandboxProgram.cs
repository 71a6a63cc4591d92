using System.Runtime.InteropServices;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Sandbox.Console;

/// <summary>Runs a sandbox until the process is asked to end.</summary>
internal static class SandboxProgram
{
    public static void Run(SandboxOptions options)
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
        System.Console.WriteLine(
            $"AdminIam sandbox: {server.Url} account {options.AccountId}, access key {options.AccessKey}");
        stop.Wait();
        server.Stop();
        System.Console.WriteLine($"Stopped after {server.Statistics.TotalCalls} calls.");
    }
}
