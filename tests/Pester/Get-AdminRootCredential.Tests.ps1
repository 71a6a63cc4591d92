BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'RootAccess.psm1')
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Get-AdminRootCredential' {
    Context 'in an organization that manages root access' {
        BeforeAll {
            Start-RootAccessSandbox (Join-Path $TestDrive 'state.json')
        }

        It 'returns the credentials of every root user' {
            $all = Get-AdminRootCredential -ThrottleLimit 3

            $all.AccountName | Should -Be Prod, Management, Test, Audit
            $prod, $management, $test, $audit = $all
            $prod.AccessKeyId | Should -Be AKIAROOTROOTROOTROOT
            $prod.CertificateId | Should -Be ROOTCERTIFICATEROOTCERTIFICATE22
            $prod.MfaSerialNumber | Should -Be arn:aws:iam::111122223333:mfa/root-account-mfa-device
            $prod.HasCredential, $prod.HasPassword, $prod.HasAccessKey, $prod.HasCertificate, $prod.HasMfaDevice |
                Should -Be $true, $true, $true, $true, $true
            $prod.Email | Should -Match '@'
            $test.HasPassword, $test.HasAccessKey, $test.HasMfaDevice | Should -Be $true, $false, $false
            , $test.AccessKeyId | Should -BeOfType [string[]]
            $audit.HasCredential | Should -BeExactly $false
            $management.IsManagementAccount | Should -BeTrue
            $management.HasPassword, $management.HasAccessKey | Should -Be $true, $false
            $management.AccessKeyId | Should -BeExactly $null
        }

        It 'finds accounts by <Name>' -ForEach @(
            @{ Name = 'ID'; Text = '111122223333'; Expected = 'Prod' }
            @{ Name = 'name'; Text = 'Test'; Expected = 'Test' }
            @{ Name = 'pattern'; Text = '*t*', 'test'; Expected = 'Management', 'Test', 'Audit' }
            @{ Name = 'path'; Text = '/Work'; Expected = 'Test', 'Audit' }
        ) {
            (Get-AdminRootCredential $Text).AccountName | Should -Be $Expected
        }

        It 'reads accounts from the pipeline, each once' {
            $found = [pscustomobject]@{ AccountId = '111122223333' }, @{ Account = 'Prod; Test' } |
                Get-AdminRootCredential

            $found.AccountName | Should -Be Prod, Test
            ('Test', '*aud*' | Get-AdminRootCredential).AccountName | Should -Be Test, Audit
            (Get-AdminRootCredential | Get-AdminRootCredential).Count | Should -Be 4
        }

        It 'reports an account that does not exist, and reads the others' {
            $found = Get-AdminRootCredential nothing, Test -ErrorAction SilentlyContinue -ErrorVariable problem

            $found.AccountName | Should -Be Test
            $problem.FullyQualifiedErrorId | Should -BeLike 'AccountNotFound,*'
        }

        It 'refuses input that names no account' {
            @{ Colour = 'red' } |
                Get-AdminRootCredential -ErrorAction SilentlyContinue -ErrorVariable problem 3> $null

            $problem[0].FullyQualifiedErrorId | Should -BeLike 'MissingColumn,*'
        }

        It 'changes nothing' {
            $null = Get-AdminRootCredential

            (Get-AdminRootCredential Prod).HasAccessKey | Should -BeTrue
        }
    }
}
