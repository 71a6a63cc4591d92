namespace AdminIam.Build.Bench;

/// <summary>The smallest comparable module: one assembly with one cmdlet that does nothing, and one view.</summary>
internal static class EmptyModule
{
    private const string Manifest = """
        @{
            RootModule = 'Empty.dll'
            ModuleVersion = '1.0.0'
            FormatsToProcess = @('Empty.format.ps1xml')
            FunctionsToExport = @()
            AliasesToExport = @()
            VariablesToExport = @()
            CmdletsToExport = @('Get-Nothing')
        }
        """;

    private const string View = """
        <?xml version="1.0" encoding="utf-8"?>
        <Configuration>
          <ViewDefinitions>
            <View>
              <Name>Nothing</Name>
              <ViewSelectedBy><TypeName>Nothing</TypeName></ViewSelectedBy>
              <TableControl>
                <TableHeaders><TableColumnHeader /></TableHeaders>
                <TableRowEntries>
                  <TableRowEntry>
                    <TableColumnItems>
                      <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
                    </TableColumnItems>
                  </TableRowEntry>
                </TableRowEntries>
              </TableControl>
            </View>
          </ViewDefinitions>
        </Configuration>
        """;

    /// <summary>Writes the module into a folder and returns the path of its manifest.</summary>
    public static async Task<string> CreateAsync(CachedPowerShell pwsh, string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Empty.format.ps1xml"), View);
        var manifest = Path.Combine(folder, "Empty.psd1");
        await File.WriteAllTextAsync(manifest, Manifest);
        await pwsh.RunAsync("-Command", $$"""
            Add-Type -OutputAssembly '{{Path.Combine(folder, "Empty.dll")}}' -OutputType Library -TypeDefinition @'
            using System.Management.Automation;
            [Cmdlet(VerbsCommon.Get, "Nothing")]
            public sealed class GetNothingCommand : Cmdlet { }
            '@
            """);
        return manifest;
    }
}
