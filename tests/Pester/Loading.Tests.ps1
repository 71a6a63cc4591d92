BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    # .NET 9 and later can write an assembly without a compiler.
    $noBuilder = -not ('Reflection.Emit.PersistedAssemblyBuilder' -as [type])
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $loaded = '[AppDomain]::CurrentDomain.GetAssemblies().ForEach({ $_.GetName().Name })'
    $contexts = '[AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq "AWSSDK.Core" }).ForEach({' +
        ' [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name })'

    function Assert-WorkBesideOther([string] $Path) {
        $child = Invoke-ChildPowerShell @"
Add-Type -Path '$Path'
Import-Module `$module
`$null = Start-AdminSandbox
(New-AdminGroup).GroupName
'alice' | New-AdminUser -GroupName Administrators -GeneratePassword | ForEach-Object Outcome
$contexts
"@
        $child.Error | Should -BeNullOrEmpty
        $child.Output -split '\r?\n' | Should -Be 'Administrators', 'Created', 'Default', 'AdminIam'
    }
}

Describe 'Import-Module AdminIam' {
    It 'loads neither the engine nor the AWS SDK' {
        # PowerShell compiles in the background what a previous process used. A separate cache has no such records.
        $cache = @{ XDG_CACHE_HOME = "$TestDrive/cache"; LOCALAPPDATA = "$TestDrive/cache" }
        $child = Invoke-ChildPowerShell "Import-Module `$module; $loaded" -Environment $cache

        $names = $child.Output -split '\r?\n'
        $names | Should -Contain 'AdminIam'
        $names | Where-Object { $_ -match '^(AWSSDK|AdminIam\.(Engine|Clients|Sandbox))' } | Should -BeNullOrEmpty
    }

    It 'keeps the AWS SDK in a context of its own' {
        $child = Invoke-ChildPowerShell "Import-Module `$module; `$null = Start-AdminSandbox; $contexts"

        $child.Error | Should -BeNullOrEmpty
        $child.Output | Should -Be 'AdminIam'
    }

    It 'works if another module has loaded AWSSDK.Core' {
        $path = Join-Path $TestDrive 'other/AWSSDK.Core.dll'
        $null = New-Item -ItemType Directory (Split-Path $path)
        Copy-Item -LiteralPath (Join-Path $PSScriptRoot '../../bin/core/AWSSDK.Core.dll') -Destination $path

        Assert-WorkBesideOther $path
    }

    It 'works if another module has loaded an unusable AWSSDK.Core' -Skip:$noBuilder {
        $path = Join-Path $TestDrive 'AWSSDK.Core.dll'
        $builder = [Reflection.Emit.PersistedAssemblyBuilder]::new('AWSSDK.Core, Version=4.0.0.0', [object].Assembly)
        $null = $builder.DefineDynamicModule('AWSSDK.Core').DefineType('Amazon.Runtime.Nothing', 'Public').CreateType()
        $builder.Save($path)

        Assert-WorkBesideOther $path
    }

    It 'works again with -Force, twice' {
        $child = Invoke-ChildPowerShell @'
Import-Module $module
$null = Start-AdminSandbox
Import-Module $module -Force
Import-Module $module -Force
$null = Start-AdminSandbox
(New-AdminGroup).Outcome
'@

        $child.Error | Should -BeNullOrEmpty
        $child.Output | Should -Be 'Created'
    }

    It 'works again after Remove-Module, which stops the sandbox' {
        $child = Invoke-ChildPowerShell @'
Import-Module $module
$sandbox = Start-AdminSandbox
Remove-Module AdminIam
$sandbox.IsRunning
Import-Module $module
"$(Get-AdminSandbox)"
$null = Start-AdminSandbox
(New-AdminGroup).Outcome
'@

        $child.Error | Should -BeNullOrEmpty
        $child.Output -split '\r?\n' | Should -Be 'False', '', 'Created'
    }

    It 'can be removed without having been used, and loads nothing for it' {
        $child = Invoke-ChildPowerShell "Import-Module `$module; Remove-Module AdminIam; $loaded"

        $child.Error | Should -BeNullOrEmpty
        $child.Output -split '\r?\n' | Should -Not -Contain 'AdminIam.Engine'
    }

    It 'works in two runspaces of one process' {
        $child = Invoke-ChildPowerShell @'
Import-Module $module
$null = Start-AdminSandbox
$url = (Get-AdminSandbox).EndpointUrl
1..2 | ForEach-Object -Parallel {
    Import-Module $using:module
    $session = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $using:url
    (New-AdminUser "user$_" -Session $session).UserName
} | Sort-Object
'@

        $child.Error | Should -BeNullOrEmpty
        $child.Output -split '\r?\n' | Should -Be 'user1', 'user2'
    }

    It 'is quick' {
        # In processor time, and compared with a module of one cmdlet: computers differ, and other processes make each
        # import slower. On an idle computer, the module takes about 1.6 times as long.
        $smallest = Join-Path $TestDrive 'Smallest'
        $null = New-Item -ItemType Directory $smallest
        Add-Type -OutputAssembly (Join-Path $smallest 'Smallest.dll') -TypeDefinition @'
using System.Management.Automation;
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : Cmdlet { }
'@
        New-ModuleManifest (Join-Path $smallest 'Smallest.psd1') -RootModule Smallest.dll -CmdletsToExport Get-Nothing
        $import = @'
$process = [Diagnostics.Process]::GetCurrentProcess()
$before = $process.TotalProcessorTime
Import-Module $imported
$process.Refresh()
($process.TotalProcessorTime - $before).TotalMilliseconds
'@
        $ratios = foreach ($attempt in 1..3) {
            $one = Invoke-ChildPowerShell "`$imported = '$smallest'`n$import"
            $module = Invoke-ChildPowerShell "`$imported = `$module`n$import"
            [double] $module.Output / [double] $one.Output
        }

        ($ratios | Measure-Object -Minimum).Minimum | Should -BeLessThan 2.5
    }
}
