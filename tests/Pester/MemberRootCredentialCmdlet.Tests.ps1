BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'RootAccess.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'The commands that change root credentials' {
    BeforeAll {
        Start-RootAccessSandbox (Join-Path $TestDrive 'state.json')
    }

    It 'do not read the accounts again' {
        $accounts = Get-AdminOrganizationAccount
        $before = (Get-AdminSandbox).CallsByAction

        $found = $accounts | Remove-AdminRootCredential -WhatIf 3> $null

        $found.AccountName | Should -Be Prod, Test, Audit
        $after = (Get-AdminSandbox).CallsByAction
        @($after.Keys -match 'Account' | Where-Object { $after[$_] -ne $before[$_] }) | Should -BeNullOrEmpty
    }

    It 'leave the management account out of a selection, and refuse it by name: <Command>' -ForEach @(
        @{ Command = 'Remove-AdminRootCredential' }
        @{ Command = 'Restore-AdminRootCredential' }
    ) {
        $null = Get-AdminOrganizationAccount 123456789012 |
            & $Command -WhatIf -WarningVariable warning -WarningAction SilentlyContinue
        $null = & $Command M* -WhatIf -WarningVariable +warning -WarningAction SilentlyContinue
        $null = & $Command 123456789012 -WhatIf -ErrorVariable problem -ErrorAction SilentlyContinue

        $warning.Count | Should -Be 2
        $warning | Should -BeLike '*is the management account*left out*'
        $problem.FullyQualifiedErrorId | Should -BeLike 'ManagementAccountNotSupported,*'
    }
}
