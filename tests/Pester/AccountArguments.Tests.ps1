BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'RootAccess.psm1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'An account that is not active' {
    BeforeAll {
        $file = Join-Path $TestDrive 'organization.json'
        @{
            accounts = @(
                @{ id = '111122223333'; name = 'Prod'; organizationalUnit = 'Work' }
                @{ id = '222233334444'; name = 'Old'; organizationalUnit = 'Work'; state = 'SUSPENDED' }
                @{ id = '333344445555'; name = 'Leaving'; organizationalUnit = 'Work'; state = 'PENDING_CLOSURE' }
            )
        } | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $file
        $null = Start-AdminSandbox -Organization $file -CallRate 0 -AssignmentDuration 00:00:00.050
        $null = Enable-AdminRootAccess
        $null = New-AdminPermissionSet Admins @()
        $null = New-AdminIdentityGroup Team
        Connect-Administrator
        $commands = @(
            @{ Name = 'Get-AdminRootCredential'; Run = { Get-AdminRootCredential @args } }
            @{ Name = 'Remove-AdminRootCredential'; Run = { Remove-AdminRootCredential @args -Confirm:$false } }
            @{ Name = 'Restore-AdminRootCredential'; Run = { Restore-AdminRootCredential @args } }
            @{ Name = 'New-AdminAccountAssignment'; Run = { New-AdminAccountAssignment Admins @args -GroupName Team } }
        )
    }

    It 'is skipped by a pattern and a path, with one warning' {
        foreach ($command in $commands) {
            $found = . $command.Run '/Work', '*', 'O*' -WarningVariable warned -WarningAction SilentlyContinue

            $found.AccountName | Should -Contain Prod
            $found.AccountName | Should -Not -Contain Old
            $text = "Skipped 2 accounts that cannot be used: 'Old' (222233334444): SUSPENDED, " +
                "'Leaving' (333344445555): PENDING_CLOSURE."
            @($warned -like 'Skipped*') | Should -Be $text -Because $command.Name
            "$warned" | Should -BeLike "*'O[*]' selects no active account.*"
        }
    }

    It 'is skipped without accounts, with one warning' {
        $found = Get-AdminRootCredential -WarningVariable warned -WarningAction SilentlyContinue

        $found.AccountName | Should -Be Prod, Management
        $warned | Should -BeLike 'Skipped 2 accounts*'
    }

    It 'is skipped with one warning for all rows' {
        $rows = 1..3 | ForEach-Object { [pscustomobject]@{ Account = '/Work'; PermissionSet = 'Admins' } }

        $null = $rows | Get-AdminRootCredential -WarningVariable warned -WarningAction SilentlyContinue

        @($warned -like 'Skipped*').Count | Should -Be 1
    }

    It 'is an error by name and ID' {
        foreach ($command in $commands) {
            $found = . $command.Run 'Old', '333344445555' -ErrorVariable problems -ErrorAction SilentlyContinue

            $found | Should -BeNullOrEmpty
            $problems.FullyQualifiedErrorId | Should -BeLike 'AccountNotActive,*' -Because $command.Name
            $problems.TargetObject | Should -Be 222233334444, 333344445555
        }
    }
}

Describe 'The management account' {
    It 'is left out with a warning if its root credentials are read from another account' {
        $null = Start-AdminSandbox -Account 'Security=111122223333' -CallRate 0
        $null = Enable-AdminRootAccess
        Invoke-AwsCli organizations register-delegated-administrator --account-id 111122223333 `
            --service-principal iam.amazonaws.com
        Connect-Administrator
        $null = Connect-AdminAccount -Account Security

        $found = Get-AdminRootCredential -WarningVariable warned -WarningAction SilentlyContinue

        $found.AccountName | Should -Be Security
        $warned | Should -BeLike 'The root credentials of the management account*only in that account.'
    } -Skip:(-not (Test-AwsCli))
}
