<#
What an interrupted run leaves behind: by Ctrl+C, by a downstream command, or if the process is killed. ADMINIAM_KILLS
is the number of kills; their times are random, and a failure names its seed.
#>
BeforeDiscovery {
    $kills = if ($env:ADMINIAM_KILLS) { [int] $env:ADMINIAM_KILLS } else { 3 }
    $seeds = 1..$kills | ForEach-Object { @{ Seed = $_ } }
}

BeforeAll {
    $module = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module $module
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    # Whether a login profile in the state of the sandbox has a password.
    function Test-Password([object] $LoginProfile, [string] $Password) {
        $encoding = [Text.Encoding]::UTF8
        $hmac = [Security.Cryptography.HMACSHA256]::new($encoding.GetBytes($LoginProfile.password.salt))
        $LoginProfile.password.hash -ceq [Convert]::ToBase64String($hmac.ComputeHash($encoding.GetBytes($Password)))
    }

    function Get-Text([securestring] $Secret) {
        [Net.NetworkCredential]::new('', $Secret).Password
    }

    # Stops the sandbox, so that the state is complete, and returns its users.
    function Get-StateUser {
        Stop-AdminSandbox
        (Get-Content -Raw -LiteralPath $state | ConvertFrom-Json).users
    }

    # Every secret in the account was returned or saved, and every secret that was returned or saved is valid.
    function Assert-NoUnknownSecret([object[]] $Reported) {
        $known = @{}
        $Reported | ForEach-Object { $known[$_.UserName] = $_ }
        $found = @(Get-StateUser)
        foreach ($reported in $Reported) {
            $user = $found | Where-Object name -EQ $reported.UserName
            @($user.accessKeys).id | Should -Be $reported.AccessKeyId -Because "$($reported.UserName) was reported"
            $user.loginProfile | Should -Not -BeNullOrEmpty -Because "$($reported.UserName) was reported"
        }
        foreach ($user in $found) {
            $has = $known[$user.name]
            if ($user.loginProfile) {
                $has | Should -Not -BeNullOrEmpty -Because "$($user.name) has a password"
                Test-Password $user.loginProfile (Get-Text $has.Password) | Should -BeTrue -Because $user.name
            }
            foreach ($key in $user.accessKeys) {
                $has.AccessKeyId | Should -Be $key.id -Because "$($user.name) has that key"
                Get-Text $has.SecretAccessKey | Should -Be $key.secret -Because $user.name
            }
        }
    }

    $rows = 1..200 | ForEach-Object { [pscustomobject]@{ UserName = "user$_" } }
    $run = {
        param($module, $url, $rows)
        Import-Module $module
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
        $rows | New-AdminUser -GroupName Administrators -GeneratePassword -ProgrammaticAccess
    }
}

Describe 'An interrupted New-AdminUser' {
    BeforeAll {
        # Stops a pipeline at a certain moment and returns when all of its commands have been stopped. Wait-EarlyStop is
        # the last command.
        Add-Type @'
            using System.Management.Automation;
            using System.Threading;

            public static class EarlyStop {
                private static PowerShell shell;
                public static readonly ManualResetEventSlim Told = new ManualResetEventSlim();
                public static int Calls;

                public static void Prepare(PowerShell stopped) {
                    shell = stopped;
                    Calls = 0;
                    Told.Reset();
                    shell.Streams.Verbose.DataAdded += (sender, e) => Now();
                }

                public static void Now() {
                    if (Interlocked.Increment(ref Calls) > 1)
                        return;
                    shell.BeginStop(null, null);
                    Told.Wait(10000);
                }
            }

            [Cmdlet("Wait", "EarlyStop")]
            public sealed class WaitEarlyStop : Cmdlet {
                [Parameter(ValueFromPipeline = true)] public object InputObject { get; set; }
                protected override void ProcessRecord() { WriteObject(InputObject); }
                protected override void StopProcessing() { EarlyStop.Told.Set(); }
            }
'@
    }

    BeforeEach {
        $state = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        $null = Start-AdminSandbox -Path $state -Latency 00:00:00.050
        $null = New-AdminGroup
    }

    AfterEach {
        Stop-AdminSandbox
    }

    It 'returns soon after Ctrl+C, and leaves no lost secret (after <Milliseconds> ms)' -ForEach @(
        @{ Milliseconds = 350 }, @{ Milliseconds = 900 }, @{ Milliseconds = 1730 }
    ) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript($run).AddArgument($module).AddArgument((Get-AdminSandbox).EndpointUrl).AddArgument(
            $rows)
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        Start-Sleep -Milliseconds $Milliseconds

        $null = Stop-Command $shell

        $output.Count | Should -BeLessThan $rows.Count
        Assert-NoUnknownSecret $output
        $shell.Dispose()
    }

    It 'stops at any time, and creates no user afterwards (after <_> ms)' -ForEach 0, 1, 2, 5, 10, 20, 50 {
        $prepared = [powershell]::Create()
        $null = $prepared.AddScript({
                param($module, $url)
                Import-Module $module
                $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            }).AddArgument($module).AddArgument((Get-AdminSandbox).EndpointUrl).Invoke()
        $seconds = [Collections.Generic.List[double]]::new()
        $reported = foreach ($round in 1..4) {
            $prefix = "round$round-"
            $names = [Management.Automation.PSDataCollection[psobject]]::new()
            1..300 | ForEach-Object { $names.Add("$prefix$_") }
            $names.Complete()
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $shell = [powershell]::Create()
            $shell.Runspace = $prepared.Runspace
            $null = $shell.AddCommand('New-AdminUser').AddParameter('GroupName', 'Administrators').
                AddParameter('GeneratePassword').AddParameter('ProgrammaticAccess')
            $null = $shell.BeginInvoke($names, $output)
            [Threading.Thread]::Sleep($_)

            $seconds.Add((Stop-Command $shell))
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $created = @(Get-AdminUser "$prefix*").Count
            $created | Should -BeLessThan 300
            Start-Sleep -Milliseconds 200
            @(Get-AdminUser "$prefix*").Count | Should -Be $created
            $output
            $shell.Dispose()
        }
        $prepared.Dispose()

        ($seconds | Measure-Object -Minimum).Minimum | Should -BeLessThan 2
        Assert-NoUnknownSecret @($reported)
    }

    It 'creates no user when it is stopped <When>' -ForEach @(
        @{
            When = 'before it begins'
            Script = '& { begin { [EarlyStop]::Now() } process { $_ } } | New-AdminUser -GeneratePassword'
        }
        @{ When = 'while it begins'; Script = 'New-AdminUser -GeneratePassword -CredentialPath $path -Verbose' }
        @{
            When = 'before the first record'
            Script = 'ForEach-Object { [EarlyStop]::Now(); $_ } | New-AdminUser -GeneratePassword'
        }
        @{
            When = 'while it reads the first record'
            Script = 'ForEach-Object {
                $name = $_
                $getter = { [EarlyStop]::Now(); $name }.GetNewClosure()
                [pscustomobject]@{ Path = "/" } | Add-Member ScriptProperty UserName $getter -PassThru
            } | New-AdminUser -GeneratePassword'
        }
        @{ When = 'while it connects'; Script = 'New-AdminUser -GeneratePassword -EndpointUrl $url' }
    ) {
        # Responds only after the command has been stopped.
        $server = Start-TestServer {
            [EarlyStop]::Now()
            @{ Status = 500; ContentType = 'text/xml'; Body = '<ErrorResponse/>' }
        }
        $sandbox = (Get-AdminSandbox).EndpointUrl
        # BeginProcessing writes a verbose message about this file.
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $prepared = [powershell]::Create()
        $null = $prepared.AddScript({
                param($module, $sandbox)
                Import-Module $module
                Import-Module -Assembly ([EarlyStop].Assembly)
                $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $sandbox
            }).AddArgument($module).AddArgument($sandbox).Invoke()
        $shell = [powershell]::Create()
        $shell.Runspace = $prepared.Runspace
        $pipeline = "param(`$path, `$url) 1..300 | ForEach-Object { `"user`$_`" } | $Script | Wait-EarlyStop"
        $null = $shell.AddScript($pipeline).AddArgument($path).AddArgument($server.Url)
        [EarlyStop]::Prepare($shell)
        try {
            $running = $shell.BeginInvoke()
            $null = $running.AsyncWaitHandle.WaitOne(10000)

            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            [EarlyStop]::Calls | Should -Be 1
            Start-Sleep -Milliseconds 200
            Get-AdminUser | Should -BeNullOrEmpty
            $server.Requests.Count | Should -Be ([int] ($When -eq 'while it connects'))
            Get-Content -LiteralPath $path -ErrorAction Ignore | Select-Object -Skip 1 | Should -BeNullOrEmpty
        }
        finally {
            Stop-TestServer $server
            $shell.Dispose()
            $prepared.Dispose()
        }
    }

    It 'stops when Select-Object has enough, and deletes what was not delivered' {
        $users = & $run $module (Get-AdminSandbox).EndpointUrl $rows 6>$null | Select-Object -First 7

        $users.UserName | Should -Be (1..7 | ForEach-Object { "user$_" })
        Assert-NoUnknownSecret $users
    }

    It 'deletes what was not delivered if a downstream command fails' {
        $seen = [Collections.Generic.List[object]]::new()
        {
            & $run $module (Get-AdminSandbox).EndpointUrl $rows |
                ForEach-Object { $seen.Add($_); if ($seen.Count -eq 5) { throw 'The disk is full.' } }
        } | Should -Throw 'The disk is full.'

        Assert-NoUnknownSecret $seen
    }
}

Describe 'New-AdminUser killed' {
    It 'is completed by a second run with -Ensure (seed <Seed>)' -ForEach $seeds {
        $random = [Random]::new($Seed)
        $state = Join-Path $TestDrive "killed$Seed.json"
        $credentials = Join-Path $TestDrive "killed$Seed.csv"
        $null = Start-AdminSandbox -Path $state -Latency 00:00:00.020
        $null = New-AdminGroup
        $names = 1..40 | ForEach-Object { "user$_" }
        $script = @"
            `$ErrorActionPreference = 'Stop'
            Import-Module '$module'
            `$url = '$((Get-AdminSandbox).EndpointUrl)'
            `$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl `$url
            'started'
            '$($names -join "','")' -split "','" |
                New-AdminUser -GroupName Administrators -GeneratePassword -ProgrammaticAccess -Ensure ``
                    -CredentialPath '$credentials'
"@
        $file = Join-Path $TestDrive "killed$Seed.ps1"
        Set-Content -LiteralPath $file -Value $script

        $start = New-PowerShellStart '-NoProfile', '-File', $file
        $start.RedirectStandardOutput = $true
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardOutput.ReadLine() | Should -Be 'started'
        Start-Sleep -Milliseconds $random.Next(50, 900)
        $process.Kill()
        $process.WaitForExit()

        & $file | Out-Null

        $found = @(Get-StateUser)
        $found.name | Sort-Object | Should -Be ($names | Sort-Object)
        $written = Import-Csv -LiteralPath $credentials
        $written.'User name' | Sort-Object | Should -Be ($names | Sort-Object)
        foreach ($row in $written) {
            $user = $found | Where-Object name -EQ $row.'User name'
            $user.groups | Should -Be 'Administrators'
            @($user.accessKeys).Count | Should -Be 1 -Because $user.name
            $user.accessKeys[0].id | Should -Be $row.'Access key ID'
            $user.accessKeys[0].secret | Should -Be $row.'Secret access key'
            Test-Password $user.loginProfile $row.Password | Should -BeTrue -Because $user.name
        }
        "$credentials.journal" | Should -Not -Exist
    }
}
