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

    It 'finds a role whose own name contains an underscore' {
        $service = 'dynamodb.application-autoscaling.amazonaws.com'
        $path = Join-Path $TestDrive 'state.json'
        Write-RoleState $path
        $state = Get-Content -Raw -LiteralPath $path | ConvertFrom-Json
        $state.roles[0].name = 'AWSServiceRoleForApplicationAutoScaling_DynamoDBTable'
        $state.roles[0] | Add-Member -NotePropertyMembers @{
            path = "/aws-service-role/$service/"; linkedService = $service
        }
        ConvertTo-Json $state -Depth 5 | Set-Content -LiteralPath $path
        $null = Start-AdminSandbox -Path $path

        Get-WhatIfText { New-AdminServiceLinkedRole $service -Ensure -WhatIf } | Should -Match 'No changes'
        $role = New-AdminServiceLinkedRole $service -Ensure
        $role.Outcome, $role.RoleName | Should -Be 'Unchanged', $state.roles[0].name
        New-AdminServiceLinkedRole $service @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RoleAlreadyExists,*'
    }

    It 'creates nothing with -WhatIf' {
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com -WhatIf).Outcome | Should -Be 'WhatIf'
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com).Outcome | Should -Be 'Created'
    }
}
