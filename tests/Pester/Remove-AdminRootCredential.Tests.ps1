BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'RootAccess.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Remove-AdminRootCredential' {
    BeforeEach {
        Start-RootAccessSandbox (Join-Path $TestDrive "$(New-Guid).json")
        $changes = @(
            'Delete access key AKIAROOTROOTROOTROOT'
            'Delete signing certificate ROOTCERTIFICATEROOTCERTIFICATE22'
            'Delete password'
            'Delete MFA device arn:aws:iam::111122223333:mfa/root-account-mfa-device')
    }

    It 'deletes all credentials of an account, and of no other' {
        $removed = Remove-AdminRootCredential Prod -Confirm:$false

        $removed.AccountName | Should -Be Prod
        $removed.Outcome | Should -Be Updated
        $removed.HasCredential | Should -BeExactly $false
        $removed.Change | Should -Be $changes
        (Get-AdminRootCredential).Where({ $_.HasCredential }).AccountName | Should -Be Management, Test
    }

    It 'changes nothing where nothing is left' {
        $null = Remove-AdminRootCredential Prod -Confirm:$false

        $removed = Remove-AdminRootCredential Prod, Audit -Confirm:$false

        $removed.Outcome | Should -Be Unchanged, Unchanged
        $removed.Change | Should -BeNullOrEmpty
    }

    It 'only says with -WhatIf what it would delete' {
        $removed = Remove-AdminRootCredential Prod, Audit -WhatIf

        $removed.Outcome | Should -Be WhatIf, Unchanged
        $removed[0].Change | Should -Be $changes
        $removed[0].HasAccessKey | Should -BeTrue
        (Get-AdminRootCredential Prod).HasAccessKey | Should -BeTrue
    }

    It 'leaves the management account out of what a path or the pipeline selects' {
        $removed = Remove-AdminRootCredential /* -Confirm:$false -WarningVariable warning 3> $null

        $removed.AccountName | Should -Be Prod, Test, Audit
        $warning | Should -BeLike "*(123456789012) is the management account*left out*"
        Get-AdminRootCredential | Remove-AdminRootCredential -Confirm:$false -WarningVariable warning 3> $null |
            ForEach-Object Outcome | Should -Be Unchanged, Unchanged, Unchanged
        $warning | Should -BeLike '*left out*'
        (Get-AdminRootCredential).Where({ $_.HasCredential }).AccountName | Should -Be Management
    }

    It 'never changes the management account' {
        Remove-AdminRootCredential 123456789012, Management -Confirm:$false -ErrorAction SilentlyContinue `
            -ErrorVariable problem

        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ManagementAccountNotSupported,*'
        (Get-AdminRootCredential Management).HasPassword | Should -BeTrue
    }
}
