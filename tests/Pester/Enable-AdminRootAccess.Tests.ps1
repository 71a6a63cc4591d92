BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Enable-AdminRootAccess' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
    }

    It 'enables both features and the trusted access of IAM' {
        $access = Enable-AdminRootAccess

        $access.Outcome | Should -Be Updated
        $access.OrganizationId | Should -Match '^o-'
        $access.Change[-2, -1] |
            Should -Be 'RootCredentialsManagement: False -> True', 'RootSessions: False -> True'
        $after = Get-AdminRootAccess
        $after.RootCredentialsManagement, $after.RootSessions, $after.TrustedAccess | Should -Be $true, $true, $true
    }

    It 'changes nothing of what is enabled' {
        $null = Enable-AdminRootAccess RootSessions

        (Enable-AdminRootAccess RootSessions).Outcome | Should -Be Unchanged
        $access = Enable-AdminRootAccess
        $access.Outcome | Should -Be Updated
        $access.Change | Should -Be 'RootCredentialsManagement: False -> True'
        (Enable-AdminRootAccess).Change | Should -BeNullOrEmpty
    }

    It 'only says with -WhatIf what it would do' {
        $access = Enable-AdminRootAccess RootSessions, RootSessions -WhatIf

        $access.Outcome | Should -Be WhatIf
        $access.Change[-1] | Should -Be 'RootSessions: False -> True'
        $access.RootSessions | Should -BeFalse
        (Get-AdminRootAccess).RootSessions | Should -BeFalse
    }

    It 'accepts only the features of AWS' {
        { Enable-AdminRootAccess RootEverything } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
