BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'RootAccess.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Restore-AdminRootCredential' {
    BeforeEach {
        Start-RootAccessSandbox (Join-Path $TestDrive "$(New-Guid).json")
    }

    It 'allows a root user to set a password' {
        $restored = Restore-AdminRootCredential Audit

        $restored.Outcome | Should -Be Updated
        $restored.HasPassword | Should -BeTrue
        $restored.HasAccessKey | Should -BeExactly $null
        $restored.Email | Should -Match '@'
        $restored.Change | Should -Be 'Allow the root user to set a password by e-mail'
        (Get-AdminRootCredential Audit).HasPassword | Should -BeTrue
    }

    It 'changes nothing where there is a password' {
        (Restore-AdminRootCredential Test).Outcome | Should -Be Unchanged
    }

    It 'only says with -WhatIf what it would do' {
        $restored = 'Test', 'Audit' | Restore-AdminRootCredential -WhatIf

        $restored.Outcome | Should -Be Unchanged, WhatIf
        $restored.HasPassword | Should -Be $true, $false
        (Get-AdminRootCredential Audit).HasPassword | Should -BeFalse
    }

    It 'never changes the management account' {
        { Restore-AdminRootCredential Management -ErrorAction Stop } |
            Should -Throw -ErrorId 'ManagementAccountNotSupported,*'
    }
}
