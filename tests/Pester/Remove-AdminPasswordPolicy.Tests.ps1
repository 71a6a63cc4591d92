BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminPasswordPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = Set-AdminPasswordPolicy -Preset CIS
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'deletes the policy and returns the default one' -Skip:$noCli {
        $policy = Remove-AdminPasswordPolicy -Confirm:$false

        $policy.Outcome, $policy.IsDefault, $policy.MinimumPasswordLength | Should -Be 'Updated', $true, 8
        $policy.Change | Should -Contain 'PasswordReusePrevention: 24 -> 0'
        { Invoke-AwsCli iam get-account-password-policy } | Should -Throw '*NoSuchEntity*'
    }

    It 'accepts an account without a policy' {
        $null = Remove-AdminPasswordPolicy -Confirm:$false

        (Remove-AdminPasswordPolicy -Confirm:$false).Outcome | Should -Be 'Unchanged'
    }

    It 'changes nothing with -WhatIf' {
        (Remove-AdminPasswordPolicy -WhatIf).Outcome | Should -Be 'WhatIf'

        (Get-AdminPasswordPolicy).MinimumPasswordLength | Should -Be 14
    }
}
