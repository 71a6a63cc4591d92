BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Get-AdminPasswordPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'returns the default policy of IAM for an account without a policy' {
        $policy = Get-AdminPasswordPolicy

        $policy.IsDefault, $policy.MinimumPasswordLength | Should -Be $true, 8
        $policy.MaxPasswordAge, $policy.PasswordReusePrevention, $policy.HardExpiry | Should -Be 0, 0, $false
        $policy.AccountId | Should -Be (Get-AdminAccount).AccountId
    }

    It 'returns what another client has set' -Skip:$noCli {
        Invoke-AwsCli iam update-account-password-policy --minimum-password-length 17 --require-numbers `
            --require-lowercase-characters --max-password-age 45 --password-reuse-prevention 3 --hard-expiry `
            --allow-users-to-change-password

        $policy = Get-AdminPasswordPolicy

        $policy.IsDefault | Should -BeFalse
        $policy.MinimumPasswordLength, $policy.MaxPasswordAge, $policy.PasswordReusePrevention | Should -Be 17, 45, 3
        $policy.RequireNumbers, $policy.RequireLowercaseCharacters, $policy.HardExpiry,
            $policy.AllowUsersToChangePassword | Should -Be $true, $true, $true, $true
        $policy.RequireSymbols, $policy.RequireUppercaseCharacters | Should -Be $false, $false
    }
}
