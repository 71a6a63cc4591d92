BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminUser' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
        $null = 'alice', 'bob' | New-AdminUser -GroupName Administrators -GeneratePassword -ProgrammaticAccess
        $quiet = @{ Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'removes a user with groups, password and key' -Skip:$noCli {
        Remove-AdminUser alice -Confirm:$false | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-users).Users.UserName | Should -Be 'bob'
        (Invoke-AwsCli iam get-group --group-name Administrators).Users.UserName | Should -Be 'bob'
    }

    It 'accepts users from Get-AdminUser' {
        Get-AdminUser | Remove-AdminUser -Force -Confirm:$false

        Get-AdminUser | Should -BeNullOrEmpty
    }

    It 'accepts a pattern' {
        Remove-AdminUser a* -Confirm:$false

        (Get-AdminUser).UserName | Should -Be 'bob'
    }

    It 'suggests similar users for an unknown one, and continues' {
        'alise', 'bob' | Remove-AdminUser @quiet

        $problems | Format-Problem | Should -Be 'UserNotFound ObjectNotFound alise'
        "$problems" | Should -Match "'alice'"
        (Get-AdminUser).UserName | Should -Be 'alice'
    }

    It 'lists what would be deleted with -WhatIf, and deletes nothing' {
        $before = (Get-AdminSandbox).CallsByAction
        $said = Invoke-ChildPowerShell @"
Import-Module `$module
`$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $((Get-AdminSandbox).EndpointUrl)
Get-AdminUser | Remove-AdminUser -WhatIf
"@
        $after = (Get-AdminSandbox).CallsByAction

        $said.Output | Should -Match 'alice'
        $said.Output | Should -Match 'membership of Administrators'
        $said.Output | Should -Match 'access key AKIA'
        $said.Output | Should -Match 'password'
        $after.Keys | Where-Object { $after[$_] -ne $before[$_] -and $_ -notmatch '^(Get|List)' } |
            Should -BeNullOrEmpty
        (Get-AdminUser).UserName | Should -Be 'alice', 'bob'
    }

    It 'is refused to a user without permissions' {
        $session = New-AdminUser powerless -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        Remove-AdminUser alice -Session $session @quiet

        $problems | Format-Problem | Should -Be 'AccessDenied PermissionDenied alice'
    }
}
