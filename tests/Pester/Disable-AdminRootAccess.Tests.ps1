BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Disable-AdminRootAccess' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
        $null = Enable-AdminRootAccess
    }

    It 'disables both features, and leaves the trusted access' {
        $access = Disable-AdminRootAccess -Confirm:$false

        $access.Outcome | Should -Be Updated
        $access.Change | Should -Be 'RootCredentialsManagement: True -> False', 'RootSessions: True -> False'
        $after = Get-AdminRootAccess
        $after.RootCredentialsManagement, $after.RootSessions, $after.TrustedAccess | Should -Be $false, $false, $true
    }

    It 'disables one feature' {
        $null = Disable-AdminRootAccess RootSessions -Confirm:$false

        $after = Get-AdminRootAccess
        $after.RootCredentialsManagement, $after.RootSessions | Should -Be $true, $false
        (Disable-AdminRootAccess RootSessions -Confirm:$false).Outcome | Should -Be Unchanged
    }

    It 'only says with -WhatIf what it would do' {
        $access = Disable-AdminRootAccess -WhatIf

        $access.Outcome | Should -Be WhatIf
        $access.Change.Count | Should -Be 2
        (Get-AdminRootAccess).RootSessions | Should -BeTrue
    }
}
