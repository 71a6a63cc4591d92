using AdminIam.Build.Commands;

namespace AdminIam.Build;

internal static class Usage
{
    public static void Print(TextWriter writer, IReadOnlyList<ICommand> commands)
    {
        writer.WriteLine("Usage: dotnet run --project build -- <command>");
        writer.WriteLine();
        int width = commands.Max(c => Synopsis(c).Length);
        foreach (ICommand command in commands)
            writer.WriteLine($"  {Synopsis(command).PadRight(width)}  {command.Summary}");
    }

    private static string Synopsis(ICommand command) => $"{command.Name} {command.Arguments}".TrimEnd();
}
