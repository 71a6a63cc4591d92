BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminGroupPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup Auditors -Policy SecurityAudit, Billing
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'detaches a policy' -Skip:$noCli {
        Remove-AdminGroupPolicy Auditors SecurityAudit -Confirm:$false | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-attached-group-policies --group-name Auditors).AttachedPolicies.PolicyName |
            Should -Be 'Billing'
    }

    It 'detaches all policies of a group from Get-AdminGroup' {
        (Get-AdminGroup Auditors | Remove-AdminGroupPolicy -PassThru -Confirm:$false).Policy | Should -BeNullOrEmpty
    }

    It 'accepts a policy that is not attached, but not one that does not exist' {
        (Remove-AdminGroupPolicy Auditors ReadOnlyAccess -PassThru -Confirm:$false).Outcome | Should -Be 'Unchanged'

        Remove-AdminGroupPolicy Auditors Biling, SecurityAudit -Confirm:$false @quiet
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyNotFound,*'
        (Get-AdminGroup Auditors).Policy | Should -Contain 'SecurityAudit'
    }

    It 'changes nothing with -WhatIf' {
        Get-AdminGroup | Remove-AdminGroupPolicy -WhatIf
        (Get-AdminGroup Auditors).Policy.Count | Should -Be 2
    }
}
