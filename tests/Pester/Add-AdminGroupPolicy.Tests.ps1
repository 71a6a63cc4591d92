BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Add-AdminGroupPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup Auditors -Policy SecurityAudit
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'attaches policies by name and ARN' -Skip:$noCli {
        Add-AdminGroupPolicy Auditors Billing, arn:aws:iam::aws:policy/ReadOnlyAccess | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-attached-group-policies --group-name Auditors).AttachedPolicies.PolicyName |
            Sort-Object | Should -Be 'Billing', 'ReadOnlyAccess', 'SecurityAudit'
    }

    It 'accepts policies from Get-AdminPolicy, and groups from Get-AdminGroup' {
        (Get-AdminPolicy -JobFunction View* | Add-AdminGroupPolicy -GroupName Auditors -PassThru).Policy |
            Should -Contain 'ViewOnlyAccess'
        (Get-AdminGroup | Add-AdminGroupPolicy -Policy ViewOnlyAccess -PassThru).Outcome | Should -Be 'Unchanged'
    }

    It 'refuses an eleventh policy before it attaches any' {
        $policies = (Get-AdminPolicy -Scope AWS | Where-Object Path -EQ '/' | Select-Object -First 11).PolicyName

        Add-AdminGroupPolicy Auditors $policies @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'
        (Get-AdminGroup Auditors).Policy | Should -Be 'SecurityAudit'
    }

    It 'reports what does not exist: <Id>' -ForEach @(
        @{ Id = 'GroupNotFound'; Group = 'Auditor'; Policy = 'Billing'; Says = "*'Auditors'*" }
        @{ Id = 'PolicyNotFound'; Group = 'Auditors'; Policy = 'Biling'; Says = "*'Billing'*" }
    ) {
        Add-AdminGroupPolicy $Group $Policy @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$($problems[0])" | Should -BeLike $Says
    }

    It 'changes nothing with -WhatIf' {
        $group = Add-AdminGroupPolicy Auditors Billing -PassThru -WhatIf

        $group.Outcome | Should -Be 'WhatIf'
        $group.Policy | Should -Not -Contain 'Billing'
        (New-AdminGroup Later -Policy Billing -WhatIf |
            Add-AdminGroupPolicy -Policy SecurityAudit -PassThru -WhatIf).GroupName | Should -Be 'Later'
        (Get-AdminGroup Auditors).Policy | Should -Be 'SecurityAudit'
    }
}
