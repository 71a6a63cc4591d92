BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    # A resource that is to be created has no name yet.
    $new = @{ 'New-AdminUser' = 'UserName'; 'New-AdminGroup' = 'GroupName'; 'New-AdminPolicy' = 'PolicyName' }
    $parameters = foreach ($command in Get-Command -Module AdminIam) {
        foreach ($name in 'UserName', 'GroupName', 'Policy', 'PolicyName', 'ProfileName') {
            if ($command.Parameters.ContainsKey($name) -and $new[$command.Name] -ne $name) {
                @{ Command = $command; Name = $name }
            }
        }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-Completion([string] $Line) {
        [Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches.CompletionText
    }
}

Describe 'Completion' {
    AfterAll {
        Stop-AdminSandbox
    }

    It 'is available for <Command> -<Name>' -ForEach $parameters {
        $Command.Parameters[$Name].Attributes.Where({ $_ -is [ArgumentCompleter] }) | Should -Not -BeNullOrEmpty
    }

    Context 'with a session' {
        BeforeAll {
            $null = Start-AdminSandbox
            $null = New-AdminGroup
            $null = 'alice', 'anna@example.com', 'bob' | New-AdminUser
        }

        It 'offers users, quoted where necessary' {
            Get-Completion 'Get-AdminUser a' | Should -Be alice, "'anna@example.com'"
            Get-Completion "Remove-AdminUser -UserName 'AL" | Should -Be alice
        }

        It 'offers groups and policies' {
            Get-Completion 'Get-AdminGroup -GroupName ' | Should -Be Administrators
            Get-Completion 'New-AdminGroup Ops -Policy PowerU' | Should -Be PowerUserAccess
        }

        It 'offers the names of the specified session, and none of an account that is not connected' {
            $session = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl (Get-AdminSandbox).EndpointUrl
            $session | Should -Not -BeNullOrEmpty
            Get-Completion 'Get-AdminUser -ProfileName other -UserName al' | Should -Not -Contain alice
        }

        It 'offers profiles' {
            $path = Join-Path $TestDrive credentials
            '[root-setup]', 'aws_access_key_id = a', 'aws_secret_access_key = b' | Set-Content -LiteralPath $path
            $found = Invoke-ChildPowerShell -Environment @{ AWS_SHARED_CREDENTIALS_FILE = $path } @'
Import-Module $module
[Management.Automation.CommandCompletion]::CompleteInput('Connect-AdminAccount -ProfileName r', 35, $null).CompletionMatches.CompletionText
'@
            $found.Output | Should -Be root-setup
        }
    }

    It 'returns quickly and without an error if the account does not respond' {
        $null = Start-AdminSandbox -Latency 00:00:10
        $clock = [Diagnostics.Stopwatch]::StartNew()

        Get-Completion 'Get-AdminUser -UserName zzz' | Should -BeNullOrEmpty
        $clock.Elapsed | Should -BeLessThan ([timespan]::FromSeconds(4))
    }

    It 'returns nothing without a session' {
        Stop-AdminSandbox
        Disconnect-AdminAccount

        Get-Completion 'Get-AdminUser -UserName zzz' | Should -BeNullOrEmpty
    }
}
