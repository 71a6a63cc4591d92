BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'New-AdminServiceLinkedRole' {
    BeforeEach {
        $null = Start-AdminSandbox
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'creates the role of a service' -Skip:$noCli {
        $role = New-AdminServiceLinkedRole cloudhsm.amazonaws.com -Description 'For HSMs'

        $role.Outcome | Should -Be 'Created'
        $found = (Invoke-AwsCli iam get-role --role-name AWSServiceRoleForCloudHSM).Role
        $found.Arn | Should -Be $role.Arn
        $found.Description | Should -Be 'For HSMs'
    }

    It 'accepts one that exists only with -Ensure' {
        $made = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
        New-AdminServiceLinkedRole cloudhsm.amazonaws.com @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RoleAlreadyExists,*'

        $role = 'cloudhsm.amazonaws.com' | New-AdminServiceLinkedRole -Ensure
        $role.Outcome, $role.RoleId | Should -Be 'Unchanged', $made.RoleId
    }

    It 'sets the description that -Ensure requests, and reports it' {
        $settings = @{ ServiceName = 'cloudhsm.amazonaws.com'; Description = 'For HSMs'; Ensure = $true }
        $null = New-AdminServiceLinkedRole cloudhsm.amazonaws.com

        Get-WhatIfText { New-AdminServiceLinkedRole @settings -WhatIf } | Should -Match 'description: none -> For HSMs'
        (New-AdminServiceLinkedRole @settings -WhatIf).Outcome | Should -Be 'WhatIf'
        $role = New-AdminServiceLinkedRole @settings
        $role.Outcome, $role.Description | Should -Be 'Updated', 'For HSMs'
        $role.Change | Should -Be 'description: none -> For HSMs'
        (New-AdminServiceLinkedRole @settings).Outcome | Should -Be 'Unchanged'
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com -Ensure).Outcome | Should -Be 'Unchanged'
        $settings.Description = 'For keys'
        (New-AdminServiceLinkedRole @settings).Change | Should -Be 'description: For HSMs -> For keys'
    }

    It 'refuses <Service>' -ForEach @(
        @{ Service = 'cloudhsm'; Id = 'InvalidServiceName' }
        @{ Service = 'nothing.amazonaws.com'; Id = 'InvalidInput' }
    ) {
        New-AdminServiceLinkedRole $Service @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'creates nothing with -WhatIf' {
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com -WhatIf).Outcome | Should -Be 'WhatIf'
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com).Outcome | Should -Be 'Created'
    }
}
