BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminServiceLinkedRole' {
    BeforeEach {
        $path = Join-Path $TestDrive "$([guid]::NewGuid()).json"
        $null = Start-AdminSandbox -Path $path
        $null = New-AdminServiceLinkedRole cloudhsm.amazonaws.com
        $null = New-AdminServiceLinkedRole autoscaling.amazonaws.com
        $null = New-AdminServiceLinkedRole autoscaling.amazonaws.com -CustomSuffix team
        $quiet = @{ Confirm = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'returns when the role is deleted, so that it can be created again' {
        Remove-AdminServiceLinkedRole cloudhsm.amazonaws.com -Confirm:$false | Should -BeNullOrEmpty

        (Get-AdminServiceLinkedRole).ServiceName | Should -Not -Contain cloudhsm.amazonaws.com
        (Get-AdminSandbox).CallsByAction.GetServiceLinkedRoleDeletionStatus | Should -BeGreaterThan 1
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com).Outcome | Should -Be Created
    }

    It 'keeps a role that resources use, and names AWS''s reason and the resources' {
        Stop-AdminSandbox
        $state = Get-Content -Raw $path | ConvertFrom-Json -AsHashtable -DateKind String
        $hsm = $state.roles.Where({ $_.name -eq 'AWSServiceRoleForCloudHSM' })[0]
        $hsm.usedResources = @{
            'eu-central-1' = @('arn:aws:cloudhsm:eu-central-1:123456789012:cluster/cluster-1')
            'us-east-1' = @('arn:aws:cloudhsm:us-east-1:123456789012:cluster/cluster-2')
        }
        $state | ConvertTo-Json -Depth 20 | Set-Content $path
        $null = Start-AdminSandbox -Path $path

        Remove-AdminServiceLinkedRole * @quiet

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'RoleInUse,*'
        $problems[0].CategoryInfo.Category | Should -Be InvalidOperation
        $problems[0].TargetObject | Should -Be AWSServiceRoleForCloudHSM
        "$($problems[0])" | Should -Match 'while resources of the service use it'
        "$($problems[0])" | Should -Match 'cluster/cluster-1 \(eu-central-1\), arn:.+cluster/cluster-2 \(us-east-1\)'
        (Get-AdminServiceLinkedRole).ServiceName | Should -Be cloudhsm.amazonaws.com
    }

    It 'takes <Case>' -ForEach @(
        @{ Case = 'a pattern'; Remove = { Remove-AdminServiceLinkedRole auto* -Confirm:$false }; Left = 1 }
        @{
            Case = 'a role name'; Left = 2
            Remove = {
                $name = 'awsserviceroleforautoscaling_team'
                Remove-AdminServiceLinkedRole autoscaling.amazonaws.com -RoleName $name -Confirm:$false
            }
        }
        @{
            Case = 'roles'; Left = 0
            Remove = { Get-AdminServiceLinkedRole | Remove-AdminServiceLinkedRole -Confirm:$false }
        }
        @{
            Case = 'text'; Left = 2
            Remove = { 'cloudhsm.amazonaws.com' | Remove-AdminServiceLinkedRole -Confirm:$false }
        }
        @{
            Case = 'rows'; Left = 2
            Remove = {
                @{ Service = 'autoscaling.amazonaws.com'; 'Role Name' = 'AWSServiceRoleForAutoScaling' } |
                    Remove-AdminServiceLinkedRole -Confirm:$false
            }
        }
    ) {
        & $Remove

        @(Get-AdminServiceLinkedRole).Count | Should -Be $Left
    }

    It 'asks which role of a service with several is meant' {
        Remove-AdminServiceLinkedRole autoscaling.amazonaws.com @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousRole,*'
        "$($problems[0])" | Should -Match 'AWSServiceRoleForAutoScaling, AWSServiceRoleForAutoScaling_team'
        @(Get-AdminServiceLinkedRole).Count | Should -Be 3
    }

    It 'reports <Case>, and goes on' -ForEach @(
        @{ Case = 'a service without a role'; Row = @{ ServiceName = 'rds.amazonaws.com' }; Id = 'RoleNotFound' }
        @{ Case = 'no service'; Row = @{ ServiceName = 'rds' }; Id = 'InvalidServiceName' }
        @{
            Case = 'another role'; Id = 'RoleNotFound'
            Row = @{ ServiceName = 'autoscaling.amazonaws.com'; RoleName = 'Other' }
        }
    ) {
        $Row, @{ ServiceName = 'cloudhsm.amazonaws.com' } | Remove-AdminServiceLinkedRole @quiet

        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        @(Get-AdminServiceLinkedRole).Count | Should -Be 2
    }

    It 'changes nothing with -WhatIf, and says what would be deleted' {
        Get-WhatIfText { Remove-AdminServiceLinkedRole * -WhatIf } |
            Should -Match 'Delete the service-linked role of cloudhsm\.amazonaws\.com.+AWSServiceRoleForCloudHSM'

        (Get-AdminSandbox).CallsByAction.Keys | Should -Not -Contain DeleteServiceLinkedRole
    }
}
